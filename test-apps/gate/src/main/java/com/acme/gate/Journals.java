// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.cloudbees.syslog.Facility;
import com.cloudbees.syslog.MessageFormat;
import com.cloudbees.syslog.Severity;
import com.cloudbees.syslog.sender.TcpSyslogMessageSender;
import java.io.IOException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** The syslog clients of others, set up as their documentation proposes. */
final class Journals {

  private Journals() {}

  /**
   * Opens one.
   *
   * @param args from the fourth on: {@code log4j2}, {@code logback} or {@code logback-async} (UDP
   *     only) or {@code cloudbees}; host; port
   */
  static Journal of(String[] args) {
    String host = args[4];
    int port = Integer.parseInt(args[5]);
    switch (args[3]) {
      case "log4j2":
        return log4j2(host, port);
      case "logback":
        return logback(host, port, false);
      case "logback-async":
        return logback(host, port, true);
      case "cloudbees":
        return cloudbees(host, port);
      default:
        throw new IllegalArgumentException(args[3]);
    }
  }

  private static String line(String who) {
    return "{\"user\":{\"name\":\"" + who + "\"}}";
  }

  /** Asynchronous, so that it does not wait for the collector with every call. */
  private static Journal log4j2(String host, int port) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder syslog =
        builder
            .newAppender("syslog", "Syslog")
            .addAttribute("host", host)
            .addAttribute("port", port)
            .addAttribute("protocol", "TCP")
            .addAttribute("format", "RFC5424")
            .addAttribute("appName", "gate")
            .addAttribute("newLine", true);
    AppenderComponentBuilder async =
        builder.newAppender("async", "Async").addComponent(builder.newAppenderRef("syslog"));
    builder.add(syslog).add(async);
    builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("async")));
    Configurator.initialize(builder.build());
    org.apache.logging.log4j.Logger logger =
        org.apache.logging.log4j.LogManager.getLogger(Journals.class);
    return who -> logger.info(line(who));
  }

  private static Journal logback(String host, int port, boolean asynchronous) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter()); // or an asynchronous one says nothing
    SyslogAppender appender = new SyslogAppender();
    appender.setContext(context);
    appender.setSyslogHost(host);
    appender.setPort(port);
    appender.setFacility("AUTH");
    appender.setSuffixPattern("gate %msg");
    appender.start();
    Logger logger = context.getLogger(Journals.class);
    if (asynchronous) {
      AsyncAppender async = new AsyncAppender();
      async.setContext(context);
      async.addAppender(appender);
      async.start();
      logger.addAppender(async);
    } else {
      logger.addAppender(appender);
    }
    return who -> logger.info(line(who));
  }

  private static Journal cloudbees(String host, int port) {
    TcpSyslogMessageSender sender = new TcpSyslogMessageSender();
    sender.setDefaultAppName("gate");
    sender.setDefaultFacility(Facility.AUTH);
    sender.setDefaultSeverity(Severity.INFORMATIONAL);
    sender.setSyslogServerHostname(host);
    sender.setSyslogServerPort(port);
    sender.setMessageFormat(MessageFormat.RFC_5424);
    sender.setSsl(false);
    return who -> {
      try {
        sender.sendMessage(line(who));
      } catch (IOException e) {
        return; // as an application does that has other things to do
      }
    };
  }
}
