// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import io.telltale.harness.Ports;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody manages an application from outside. */
class JmxIT {

  static Stream<Framework> versions() {
    return IntStream.of(8, 11, 17, 21, 25)
        .mapToObj(java -> Framework.of("Remote JMX", "Java " + java, java, "jmx"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) throws Exception {
    Application application = Application.start(framework, "-Djava.rmi.server.hostname=127.0.0.1");
    try (application) {
      ObjectName pump = new ObjectName("app:type=Pump");
      assertThatThrownBy(() -> connect(application, "guarded", "alice", "alice-wrong-pw"))
          .isInstanceOf(SecurityException.class);
      assertThatThrownBy(
              () -> JMXConnectorFactory.connect(address(application, "guarded"), Map.of()))
          .isInstanceOf(SecurityException.class);
      try (JMXConnector alice = connect(application, "guarded", "alice", "alice-right-pw")) {
        manage(alice.getMBeanServerConnection(), pump);
      }
      try (JMXConnector bob = connect(application, "guarded", "bob", "bob-right-pw")) {
        MBeanServerConnection beans = bob.getMBeanServerConnection();
        assertThat(beans.getAttribute(pump, "Speed")).isEqualTo(0);
        assertThatThrownBy(() -> beans.setAttribute(pump, new Attribute("Speed", 9)))
            .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> stop(beans, pump)).isInstanceOf(SecurityException.class);
      }
      try (JMXConnector nobody =
          JMXConnectorFactory.connect(address(application, "open"), Map.of())) {
        stop(nobody.getMBeanServerConnection(), pump);
      }
    }
    assertThat(application.events())
        .extracting(event -> event.text("source.ip"))
        .containsOnly(Ports.LOOPBACK);
    Story.assertTold(application, framework, "jmx.txt");
  }

  private static void manage(MBeanServerConnection beans, ObjectName pump) throws Exception {
    assertThat(beans.getAttribute(pump, "Speed")).isEqualTo(2);
    ObjectName threads = new ObjectName("java.lang:type=Threading");
    beans.invoke(threads, "findDeadlockedThreads", new Object[0], new String[0]);
    beans.setAttribute(pump, new Attribute("Speed", 3));
    AttributeList list = new AttributeList();
    list.add(new Attribute("Speed", 4));
    beans.setAttributes(pump, list);
    stop(beans, pump);
    ObjectName timer = new ObjectName("app:type=Timer");
    beans.createMBean("javax.management.timer.Timer", timer);
    beans.unregisterMBean(timer);
  }

  private static void stop(MBeanServerConnection beans, ObjectName pump) throws Exception {
    beans.invoke(
        pump, "stop", new Object[] {"a-private-reason"}, new String[] {String.class.getName()});
  }

  private static JMXConnector connect(
      Application application, String server, String user, String password) throws Exception {
    Map<String, ?> env =
        Map.of(JMXConnector.CREDENTIALS, new String[] {user, application.secret(password)});
    return JMXConnectorFactory.connect(address(application, server), env);
  }

  private static JMXServiceURL address(Application application, String server) throws Exception {
    Matcher line = Pattern.compile("(?m)^" + server + " (\\S+)$").matcher(application.stdout());
    assertThat(line.find()).isTrue();
    return new JMXServiceURL(line.group(1));
  }
}
