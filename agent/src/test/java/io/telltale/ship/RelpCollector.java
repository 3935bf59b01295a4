// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A RELP server on a loopback port, which answers as a test wants it to. */
final class RelpCollector implements Closeable {

  /** What came in: the connection's number, the transaction's, the command and the data. */
  record Frame(int connection, long number, String command, String data) {}

  /** What is answered to a frame; null for nothing. */
  interface Answers {
    String to(Frame frame);
  }

  static final String OK = "200 OK";

  final List<Socket> connections = new CopyOnWriteArrayList<>();
  final List<IOException> failures = new CopyOnWriteArrayList<>();

  private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
  private final ServerSocket server;
  private final Answers answers;

  RelpCollector(int port, Answers answers) throws IOException {
    this.server = new ServerSocket(port, 50, Collector.LOOPBACK);
    this.answers = answers;
    Thread thread = new Thread(this::accept, "relp-collector");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers everything well. */
  static RelpCollector onAnyPort() throws IOException {
    return new RelpCollector(0, RelpCollector::well);
  }

  static String well(Frame frame) {
    return frame.command.equals("open") ? "200 OK\nrelp_version=0\ncommands=syslog" : OK;
  }

  int port() {
    return server.getLocalPort();
  }

  List<Frame> frames() {
    return List.copyOf(frames);
  }

  List<String> messages() {
    return frames().stream().filter(f -> f.command.equals("syslog")).map(Frame::data).toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        int number = connections.size();
        Thread thread = new Thread(() -> serve(connection, number), "relp-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void serve(Socket connection, int number) {
    try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
      long expected = 1;
      for (String word = word(in); !word.isEmpty(); word = word(in)) {
        if (Long.parseLong(word) != expected) {
          throw new IOException("transaction " + word + " instead of " + expected);
        }
        expected = expected % 999_999_999 + 1;
        String command = word(in);
        Frame frame = new Frame(number, Long.parseLong(word), command, data(in));
        frames.add(frame);
        String answer = answers.to(frame);
        if (answer != null) {
          answer(connection, frame.number, answer);
        }
        if (command.equals("close")) {
          return;
        }
      }
    } catch (IOException e) {
      failures.add(e);
    }
  }

  void answer(Socket connection, long number, String answer) throws IOException {
    byte[] data = answer.getBytes(StandardCharsets.UTF_8);
    say(connection, number + " rsp " + data.length + " " + answer + "\n");
  }

  void say(Socket connection, String bytes) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(bytes.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String word(InputStream in) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != ' ' && c != '\n'; c = in.read()) {
      word.append((char) c);
    }
    return word.toString();
  }

  private static String data(InputStream in) throws IOException {
    StringBuilder length = new StringBuilder();
    int c = in.read();
    for (; c != ' ' && c != '\n'; c = in.read()) {
      length.append((char) c);
    }
    if (c == '\n') {
      return "";
    }
    String data =
        new String(in.readNBytes(Integer.parseInt(length.toString())), StandardCharsets.UTF_8);
    if (in.read() != '\n') {
      throw new IOException("no trailer");
    }
    return data;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
