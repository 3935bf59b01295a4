// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll.standalone;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.WebResourceSet;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.JarResourceSet;
import org.apache.catalina.webresources.StandardRoot;

/** The application with its own Tomcat: {@code java -Dport=8080 -jar legacy-payroll-exec.jar}. */
public final class PayrollServer {

  private static final String ADDRESS = "127.0.0.1";
  private static final String CONTEXT = "/payroll";

  /** Held, because a logger that nobody holds may forget its level. */
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private PayrollServer() {}

  public static void main(String[] args) throws Exception {
    ROOT_LOGGER.setLevel(Level.WARNING);
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("payroll").toFile();
    stopAtExit(tomcat, base);
    tomcat.setBaseDir(base.getPath());
    tomcat.addUser("ops", "ops-secret");
    tomcat.addRole("ops", "ops");
    Connector connector = createConnector();
    tomcat.setConnector(connector);
    addApplication(tomcat, base);
    tomcat.start();
    System.out.println(
        "payroll: http://" + ADDRESS + ":" + connector.getLocalPort() + CONTEXT + "/");
    tomcat.getServer().await();
  }

  private static Connector createConnector() {
    Connector connector = new Connector();
    connector.setProperty("address", ADDRESS);
    connector.setPort(Integer.getInteger("port", 0));
    connector.setThrowOnFailure(true);
    return connector;
  }

  private static void addApplication(Tomcat tomcat, File base) throws IOException {
    File emptyFolder = Files.createDirectory(new File(base, "docs").toPath()).toFile();
    Context context = tomcat.addWebapp(CONTEXT, emptyFolder.getPath());
    context.setResources(new OwnJarRoot());
  }

  private static String ownJar() {
    URL location = PayrollServer.class.getProtectionDomain().getCodeSource().getLocation();
    return new File(URI.create(location.toString())).getPath();
  }

  private static void stopAtExit(final Tomcat tomcat, final File base) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("payroll-stop") {
              @Override
              public void run() {
                try {
                  tomcat.stop();
                  tomcat.destroy();
                } catch (LifecycleException e) {
                  e.printStackTrace();
                } finally {
                  ExpandWar.delete(base);
                }
              }
            });
  }

  /** Serves the pages from this jar, in place of the folder that Tomcat expects them in. */
  private static final class OwnJarRoot extends StandardRoot {

    @Override
    protected WebResourceSet createMainResourceSet() {
      return new JarResourceSet(this, "/", ownJar(), "/webapp");
    }
  }
}
