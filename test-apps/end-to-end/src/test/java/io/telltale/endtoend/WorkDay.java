// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A day of 2,000 people, of whom 70 % share four addresses: at work from eight to ten, some again
 * later. They mistype, forget, and have password managers that know an old password. A nightly job
 * exports. The application's clock goes 240 times as fast, so that its day takes six minutes.
 */
final class WorkDay {

  static final int PEOPLE = 2_000;
  static final int SPEED = 240;

  private static final int HOUR = 3_600;
  private static final int THREADS = 16;

  /** By that clock the server's own timeouts are short, so it breaks off one or another request. */
  private static final int MOST_UNANSWERED = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(2026);
  private final Replay.Site site;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS);
  private final AtomicReference<Throwable> failed = new AtomicReference<>();
  private final AtomicInteger unanswered = new AtomicInteger();

  private WorkDay(Replay.Site site) {
    this.site = site;
  }

  static Replay replay() {
    return Replay.run(
        "a day of work",
        new Replay.Clock(SPEED),
        payrollOfMany(),
        site -> new WorkDay(site).live());
  }

  /** The application with as many employees. */
  private static Path payrollOfMany() {
    try {
      Path jar = Build.newFolder("payroll-of-many").resolve("payroll.jar");
      Files.copy(Build.payrollExecutableJar(), jar);
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        Path seed = files.getPath("seed.sql");
        StringBuilder more = new StringBuilder(Files.readString(seed));
        for (int i = 0; i < PEOPLE; i++) {
          more.append(employee("p" + i));
        }
        Files.writeString(seed, more);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String employee(String login) {
    String salt = "0123456789abcdef";
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((salt + login + "-pw-2012").getBytes(StandardCharsets.UTF_8));
      return ("INSERT INTO employee (login, name, email, department, role, salary, salt,"
              + " password_hash) VALUES ('%1$s', '%1$s', '%1$s@acme.example', 'IT', 'employee', 1,"
              + " '%2$s', '%3$s');%n")
          .formatted(login, salt, HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private void live() {
    for (int i = 0; i < PEOPLE; i++) {
      String address =
          random.nextInt(10) < 7
              ? "192.0.2." + random.nextInt(4)
              : "198.18." + i / 250 + "." + i % 250;
      visit("p" + i, address, 8 * HOUR + random.nextInt(2 * HOUR));
      if (random.nextInt(10) < 4) {
        visit("p" + i, address, 10 * HOUR + random.nextInt(8 * HOUR));
      }
    }
    for (int i = 0; i < 3; i++) {
      at(2 * HOUR + 60 * i, () -> signInAndExport("walter", "192.0.2.200"));
    }
    clock.shutdown();
    try {
      if (!clock.awaitTermination(15, TimeUnit.MINUTES)) {
        throw new AssertionError("the day does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (unanswered.get() > MOST_UNANSWERED) {
      throw new AssertionError(unanswered + " requests had no answer");
    }
    if (failed.get() != null) {
      throw new AssertionError("somebody could not do his work", failed.get());
    }
  }

  /** One sign-in, clumsy or not, some work, and out again. */
  private void visit(String user, String address, int second) {
    int time = second;
    int chance = random.nextInt(1_000);
    String wrong = user + "-pw-2O12";
    if (chance < 2) {
      // Caps lock: six times, before it is seen.
      time = tries(user, address, wrong, time, 6, 12);
    } else if (chance < 7) {
      // Forgotten: asks for a new one, then finds the note.
      time = tries(user, address, wrong, time, 4, 20);
      at(time += 30, () -> post("forgot", address, "email=" + user + "%40acme.example"));
      time += 300;
    } else if (chance < 12) {
      // A password manager that knows the last one.
      time = tries(user, address, wrong, time, 3, 1);
    } else if (chance < 112) {
      time = tries(user, address, wrong, time, 1 + random.nextInt(2), 8);
    }
    boolean exports = random.nextInt(100) < 3;
    at(time, () -> signIn(user, address, exports));
  }

  private int tries(String user, String address, String password, int from, int times, int apart) {
    int time = from;
    for (int i = 0; i < times; i++) {
      at(time, () -> require(200, login(user, address, password)));
      time += apart;
    }
    return time;
  }

  private void at(int second, Runnable does) {
    Runnable safe =
        () -> {
          try {
            does.run();
          } catch (UncheckedIOException brokenOff) {
            unanswered.incrementAndGet();
          } catch (RuntimeException | AssertionError e) {
            failed.compareAndSet(null, e);
          }
        };
    long wait = Duration.ofSeconds(second).toMillis() / site.clock().speed();
    clock.schedule(safe, wait, TimeUnit.MILLISECONDS);
  }

  private void signInAndExport(String user, String address) {
    signIn(user, address, true);
  }

  private void signIn(String user, String address, boolean exports) {
    HttpResponse<String> in = login(user, address, user + "-pw-2012");
    require(302, in);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    if (exports) {
      require(200, send(request("employees/export.csv", address).header("Cookie", cookie)));
    }
    require(302, send(request("logout", address).header("Cookie", cookie)));
  }

  private HttpResponse<String> login(String user, String address, String password) {
    return post("login", address, "login=" + user + "&password=" + password);
  }

  private HttpResponse<String> post(String page, String address, String form) {
    return send(
        request(page, address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String page, String address) {
    URI uri = site.address().resolve(page);
    return HttpRequest.newBuilder(uri).header("X-Forwarded-For", address);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return exchange(client, request.build());
    } catch (IOException closed) {
      // By that clock an idle connection is old in no time, and is closed as this one is sent.
      try {
        return exchange(HttpClient.newHttpClient(), request.build());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static HttpResponse<String> exchange(HttpClient client, HttpRequest request)
      throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static void require(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response + " instead of " + status);
    }
  }
}
