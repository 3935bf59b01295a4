// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory that refuses as Microsoft's does: always with error 49, and the reason as a code in
 * the diagnostic message. Whoever signs in as {@code cn=data-533,...} is refused with code 533.
 */
final class ActiveDirectory implements AutoCloseable {

  private static final Pattern REFUSED = Pattern.compile("cn=data-(\\w+),.*");

  private final InMemoryDirectoryServer server;

  private ActiveDirectory(InMemoryDirectoryServer server) {
    this.server = server;
  }

  static ActiveDirectory start(String serviceDn, String servicePassword) throws LDAPException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.addAdditionalBindCredentials(serviceDn, servicePassword);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "loopback", InetAddress.getLoopbackAddress(), 0, null));
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
              throws LDAPException {
            Matcher refused = REFUSED.matcher(request.getRequest().getBindDN());
            if (refused.matches()) {
              throw new LDAPException(
                  ResultCode.INVALID_CREDENTIALS,
                  "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data "
                      + refused.group(1)
                      + ", v4563\0");
            }
          }
        });
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.startListening();
    return new ActiveDirectory(server);
  }

  int port() {
    return server.getListenPort();
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
