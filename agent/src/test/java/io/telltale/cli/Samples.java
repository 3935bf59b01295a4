// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Messages to test with. */
final class Samples {

  static final String JSON =
      "{\"@timestamp\":\"2026-11-23T23:30:00.123Z\",\"ecs\":{\"version\":\"9.4.0\"},"
          + "\"event\":{\"kind\":\"event\",\"code\":\"login_failure\",\"action\":\"login\","
          + "\"category\":[\"authentication\"],\"type\":[\"start\"],\"outcome\":\"failure\","
          + "\"reason\":\"bad_credentials\",\"severity\":4,\"module\":\"telltale\"},"
          + "\"user\":{\"name\":\"mallory\"},\"source\":{\"ip\":\"127.0.0.1\"},"
          + "\"url\":{\"path\":\"/payroll/login\"},\"http\":{\"request\":{\"method\":\"POST\"}},"
          + "\"service\":{\"name\":\"payroll\",\"environment\":\"demo\"},\"host\":{\"name\":\"h\"},"
          + "\"process\":{\"pid\":4711},\"labels\":{\"session_hash\":\"5e55\"},"
          + "\"telltale\":{\"pointcut\":\"payroll-login\","
          + "\"mechanisms\":[\"payroll-login\",\"jaas\"]}}";

  private Samples() {}

  /** A login that failed, as the agent sends it. */
  static byte[] loginFailure() {
    return message(JSON);
  }

  /** A message with that MSG behind the header of a login that failed. */
  static byte[] message(String text) {
    return ("<84>1 2026-11-23T23:30:00.123Z host payroll 4711 login_failure - " + text)
        .getBytes(UTF_8);
  }

  /** An event of that type about that user. */
  static byte[] event(String type, String user) {
    return message(JSON.replace("login_failure", type).replace("\"mallory\"", '"' + user + '"'));
  }

  /** Octet-counted, RFC 6587 section 3.4.1. */
  static byte[] counted(byte[] message) {
    byte[] count = (message.length + " ").getBytes(UTF_8);
    byte[] frame = Arrays.copyOf(count, count.length + message.length);
    System.arraycopy(message, 0, frame, count.length, message.length);
    return frame;
  }
}
