// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Framework;

/**
 * A library that asks a directory, and how its events are called.
 *
 * @param bind the pointcut that tells a sign-in
 * @param modify that of a password changed as an attribute
 * @param passwordModify that of one changed by RFC 3062
 * @param error what is thrown at a wrong password; empty if nothing is
 */
record LdapClient(
    Framework framework, String bind, String modify, String passwordModify, String error) {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";

  static LdapClient jndi(int java) {
    return new LdapClient(
        Framework.of("JNDI LDAP", "Java " + java, java, "tomcat-javax", "ldap", "ldap-jndi")
            .with(TOMCAT),
        "ldap-bind",
        "ldap-modify",
        "ldap-password-modify",
        "javax.naming.AuthenticationException");
  }

  static LdapClient unboundid(String version, int java, String error) {
    return new LdapClient(
        Framework.of("UnboundID LDAP SDK", version, java, "tomcat-javax", "ldap", "ldap-unboundid")
            .with("com.unboundid:unboundid-ldapsdk:" + version, TOMCAT),
        "ldap-unboundid-bind",
        "ldap-unboundid-modify",
        "ldap-unboundid-password-modify",
        "com.unboundid.ldap.sdk." + error);
  }

  static LdapClient apache(String version, int java) {
    return new LdapClient(
        Framework.of(
                "Apache Directory LDAP API", version, java, "tomcat-javax", "ldap", "ldap-apache")
            .with(
                "org.apache.directory.api:api-ldap-client-api:" + version,
                "org.apache.directory.api:api-ldap-codec-standalone:" + version,
                TOMCAT),
        "ldap-apache-bind",
        "ldap-apache-modify",
        "ldap-apache-password-modify",
        "");
  }

  static LdapClient spring(String version, int java) {
    return new LdapClient(
        Framework.of("Spring LDAP", version, java, "tomcat-javax", "ldap", "ldap-spring")
            .with("org.springframework.ldap:spring-ldap-core:" + version, TOMCAT),
        "ldap-bind",
        "ldap-modify",
        "",
        "javax.naming.AuthenticationException");
  }

  @Override
  public String toString() {
    return framework.toString();
  }
}
