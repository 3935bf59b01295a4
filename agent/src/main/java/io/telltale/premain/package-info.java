// SPDX-License-Identifier: Apache-2.0

/**
 * Entry points, our own jar, checks of the JVM and the agent's class loader.
 *
 * <p>Loader: system, beside the application, so this is all of Telltale that the application could
 * see. It imports the JDK only, and of that nothing which reaches JUL, JMX, NIO, TLS or DNS: an
 * application server that installs its own LogManager dies when one of these comes first
 * (prometheus/jmx_exporter#455, DataDog/dd-trace-java#2399). No lambdas: before 8u40 they crash a
 * JVM this early (open-telemetry/opentelemetry-java-instrumentation, CrashEarlyJdk8Test).
 */
package io.telltale.premain;
