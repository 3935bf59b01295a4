// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.archive.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells an application's own classes from those of its libraries.
 *
 * <p>Its own are those in a folder of classes, those of an archive that has none but is no library
 * of another one, and those of libraries that share a package with the former or with a class that
 * the application is started by or that web.xml names. Classes of well-known libraries are never
 * its own, unless it is of that package itself.
 */
final class OwnCode {

  /** Organisations whose packages say nothing before their third word. */
  private static final Set<String> HOSTS =
      new HashSet<>(
          Arrays.asList(
              "org.apache",
              "org.codehaus",
              "org.sourceforge",
              "org.eclipse",
              "org.jboss",
              "org.tigris",
              "net.sourceforge",
              "net.sf",
              "net.java",
              "com.github",
              "com.google",
              "com.googlecode",
              "com.sun",
              "io.github",
              "de.berlios"));

  private static final Pattern KNOWN =
      Pattern.compile(
          "(java|javax|jakarta|sun|jdk|kotlin|scala|groovy|org\\.groovy|clojure)\\..*"
              + "|org\\.(springframework|hibernate|aspectj|slf4j|jboss|eclipse|codehaus|hsqldb|h2"
              + "|postgresql|mariadb|quartz|joda|jdom2?|dom4j|jaxen|w3c|xml|ietf|omg|bouncycastle"
              + "|mozilla|objectweb|ow2|junit|hamcrest|mockito|jsoup|yaml|json|jooq|mybatis|ibatis"
              + "|richfaces|primefaces|icefaces|opensaml|owasp|reactivestreams|thymeleaf|ehcache"
              + "|terracotta|antlr|stringtemplate|jvnet|glassfish|jspecify|checkerframework|ajax4jsf"
              + "|htmlparser|htmlcleaner|mortbay|osgi|testng|jfree|zkoss|acegisecurity)\\..*"
              + "|org\\.apache\\.(commons|tomcat|catalina|coyote|jasper|juli|el|naming|struts2?|tiles"
              + "|log4j|logging|xerces|xalan|xml|xpath|xmlbeans|xmlrpc|poi|lucene|solr|cxf|axis2?|ws"
              + "|myfaces|wicket|tapestry5?|velocity|shiro|http|hc|derby|taglibs|neethi|bcel|regexp|oro"
              + "|fop|batik|pdfbox|fontbox|tika|kafka|zookeeper|curator|hadoop|avro|thrift|camel"
              + "|activemq|openjpa|openejb|geronimo|maven|ant|tools|jcp|jmeter|ignite|cassandra"
              + "|bsf|ddlutils|torque|jcs|santuario|sshd|mina|ftpserver|directory|cayenne|ode)\\..*"
              + "|com\\.(sun|oracle|ibm|bea|microsoft|mysql|google\\.(common|gson|protobuf|inject"
              + "|thirdparty)|fasterxml|opensymphony|lowagie|itextpdf|jcraft|mchange|zaxxer|opencsv"
              + "|thoughtworks|caucho|ctc|octo|ecyrd\\.speed4j|vaadin|jhlabs|lmax|nimbusds|auth0"
              + "|unboundid|novell|sleepycat|github\\.benmanes|googlecode\\.\\w+|esotericsoftware"
              + "|jayway|hazelcast|jolbox|rabbitmq|sendgrid|stripe|squareup|typesafe)\\..*"
              + "|net\\.(sf\\.(ehcache|jasperreports|cglib|json|jsqlparser|saxon|ezmorph)|jcip|bytebuddy"
              + "|sourceforge\\.(jtds|barbecue)|minidev|java\\.dev)\\..*"
              + "|ch\\.qos\\..*|io\\.(netty|micrometer|swagger|jsonwebtoken|reactivex|projectreactor"
              + "|undertow|vertx|grpc|opentelemetry|opentracing)\\..*|reactor\\..*|oracle\\..*"
              + "|antlr\\..*|javassist\\..*|freemarker\\..*|ognl\\..*|jxl\\..*|okhttp3\\..*|okio\\..*"
              + "|bsh\\..*|edu\\.emory\\..*|au\\.com\\.bytecode\\..*|redis\\..*|nu\\.xom\\..*"
              + "|nl\\.captcha\\..*|de\\.odysseus\\..*|junit\\..*|schemaorg_apache_xmlbeans\\..*"
              + "|repackage\\..*|oshi\\..*|javolution\\..*|gnu\\..*|flex\\..*");

  private static final Pattern IN_WEB_XML =
      Pattern.compile("<(?:servlet|filter|listener)-class>\\s*([\\w.$]+)\\s*<");

  private static final Pattern IN_MANIFEST =
      Pattern.compile("(?m)^(?:Start-Class|Main-Class):\\s*([\\w.$]+)\\s*$");

  private final Set<String> roots = new TreeSet<>();
  private final boolean withLibraries;
  private final boolean hasFolder;

  private OwnCode(Application application, boolean withLibraries) {
    this.withLibraries = withLibraries;
    boolean folder = false;
    for (String name : application.names()) {
      for (Place place : application.placesOf(name)) {
        if (place.isClassesFolder()) {
          folder = true;
          addRoot(name);
        }
      }
    }
    this.hasFolder = folder;
    application.descriptors().forEach(this::addNamed);
  }

  private void addNamed(String place, String text) {
    Matcher named = (place.endsWith(".xml") ? IN_WEB_XML : IN_MANIFEST).matcher(text);
    while (named.find()) {
      addRoot(named.group(1));
    }
  }

  private void addRoot(String className) {
    if (!KNOWN.matcher(className).matches()) {
      roots.add(root(className));
    }
  }

  /** {@code com.acme.} of {@code com.acme.payroll.LoginServlet}. */
  private static String root(String className) {
    String[] words = className.split("\\.");
    boolean host = words.length > 2 && HOSTS.contains(words[0] + "." + words[1]);
    int length = Math.min(words.length - 1, host ? 3 : 2);
    StringBuilder root = new StringBuilder();
    for (int i = 0; i < length; i++) {
      root.append(words[i]).append('.');
    }
    return root.toString();
  }

  /**
   * The application's own classes, by where they lie. If there are none, its libraries are taken,
   * and if there are none either, it is a library itself, and all that lies in it is its own.
   */
  static Map<Place, Set<String>> among(Application application, boolean withLibraries) {
    Map<Place, Set<String>> own =
        select(application, new OwnCode(application, withLibraries)::isOwn);
    if (own.isEmpty()) {
      own = select(application, new OwnCode(application, true)::isOwn);
    }
    return own.isEmpty() ? select(application, (place, name) -> !place.archive().isInside()) : own;
  }

  private static Map<Place, Set<String>> select(
      Application application, BiPredicate<Place, String> isOwn) {
    Map<Place, Set<String>> own = new HashMap<>();
    for (String name : application.names()) {
      for (Place place : application.placesOf(name)) {
        if (!application.isShadowed(place, name) && isOwn.test(place, name)) {
          own.computeIfAbsent(place, key -> new HashSet<>()).add(name);
        }
      }
    }
    return own;
  }

  private boolean isOwn(Place place, String name) {
    if (sharesPackage(name)) {
      return true;
    }
    boolean alone = !hasFolder && roots.isEmpty() && !place.archive().isInside();
    return (withLibraries || place.isClassesFolder() || alone) && !KNOWN.matcher(name).matches();
  }

  private boolean sharesPackage(String name) {
    for (String root : roots) {
      if (!root.isEmpty() && name.startsWith(root)) {
        return true;
      }
    }
    return false;
  }
}
