// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import io.telltale.config.Privacy;
import io.telltale.config.Privacy.Shown;
import io.telltale.config.Secrets;
import io.telltale.event.Marked;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.value.UrlPath;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an event what must not leave the JVM: secrets in any text, session ids, and of users
 * and addresses what the configuration says. For one thread.
 */
public final class Redactor {

  private static final int BITS_OF_SESSION = 64;
  private static final int BITS_OF_USER = 128;

  /** What frameworks say of a name that nobody has; people type their passwords there. */
  private static final String UNKNOWN_USER = "unknown_user";

  /** In place of the value of a field that is called like a secret. */
  private static final String NAMED = "[secret]";

  /** Shorter texts stand in others by chance. */
  private static final int SHORTEST_SCRUBBED = 4;

  private final Privacy privacy;
  private final KeyedHash hash;
  private final TextScanner scanner;

  /** For identifiers, which may look as random as a token. */
  private final TextScanner ids;

  /** Makes one; patterns that are none were told by {@link PrivacyCheck}. */
  public Redactor(Privacy privacy) {
    this.privacy = privacy;
    this.hash = KeyedHash.of(privacy.key(), privacy.keyId());
    boolean emails = privacy.emails() == Shown.MASKED;
    this.scanner = new TextScanner(emails, PrivacyCheck.patterns(privacy));
    this.ids = TextScanner.ofIds(emails, PrivacyCheck.patterns(privacy));
  }

  /** The event as it may leave. */
  public SecurityEvent redact(SecurityEvent event) {
    Request request = event.request();
    String user = event.user();
    Shown shown = user == null ? Shown.PLAIN : shown(event);
    Scrub scrub =
        new Scrub(request == null ? null : request.session(), shown == Shown.PLAIN ? null : user);
    SecurityEvent.Builder redacted = event.toBuilder();
    redacted
        .user(shown == Shown.PLAIN || shown == Shown.BOTH ? cleanUser(user, scrub) : null)
        .userHash(user != null && (shown == Shown.HASH || shown == Shown.BOTH) ? hash(user) : null)
        .reason(clean(event.reason(), scrub))
        .errorType(clean(event.errorType(), scrub))
        .resource(clean(event.resource(), scrub))
        .scope(event.scope(), clean(event.scopeName(), scrub));
    for (Map.Entry<String, Object> field : event.fields().entrySet()) {
      boolean secret = Secrets.isNamedLike(field.getKey());
      Object cleaned = secret ? NAMED : clean(field.getValue(), scrub);
      if (cleaned != field.getValue()) {
        redacted.field(field.getKey(), cleaned);
      }
    }
    for (Map.Entry<String, Object> part : event.volume().entrySet()) {
      Object cleaned = clean(part.getValue(), scrub);
      if (cleaned != part.getValue()) {
        redacted.volume(part.getKey(), cleaned);
      }
    }
    if (request != null) {
      redacted.request(redact(request, scrub));
    }
    return redacted.build();
  }

  private Shown shown(SecurityEvent event) {
    boolean unknown =
        event.outcome() == Outcome.FAILURE
            && event.type().isSignIn()
            && UNKNOWN_USER.equals(event.reason());
    return unknown && privacy.users() == Shown.PLAIN ? privacy.unknownUsers() : privacy.users();
  }

  /** Whoever typed a token into the wrong field. The name itself is no text to scrub. */
  private @Nullable String cleanUser(@Nullable String user, Scrub scrub) {
    return user == null ? null : scanner.clean(scrub.session(user));
  }

  /** The same for all spellings that a directory takes for one. */
  private String hash(String user) {
    String one = Normalizer.normalize(user.trim().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    return hash.of(one, BITS_OF_USER);
  }

  private Request redact(Request request, Scrub scrub) {
    String session = request.session();
    return new Request(
        clean(request.method(), scrub),
        path(request.path(), scrub),
        request.status(),
        address(request.source(), scrub),
        address(request.peer(), scrub),
        clean(request.userAgent(), scrub),
        session == null ? null : hash.of(session, BITS_OF_SESSION));
  }

  /** A password in an address that is part of a path may hold what ends a path. */
  private @Nullable String path(@Nullable String path, Scrub scrub) {
    if (path == null) {
      return null;
    }
    String whole = path.contains("://") ? scanner.clean(scrub.all(path)) : path;
    return clean(UrlPath.alone(whole), scrub);
  }

  /** A server may give a name, or what a proxy's header says. */
  private @Nullable String address(@Nullable String address, Scrub scrub) {
    if (address == null || privacy.addresses() == Shown.PLAIN) {
      return clean(address, scrub);
    }
    return privacy.addresses() == Shown.TRUNCATED
        ? clean(Addresses.truncated(address), scrub)
        : hash.of(address, BITS_OF_SESSION);
  }

  private @Nullable String clean(@Nullable String text, Scrub scrub) {
    return text == null ? null : scanner.clean(scrub.all(text));
  }

  private String clean(Marked value, Scrub scrub) {
    switch (value.kind()) {
      case ID:
        return ids.clean(scrub.all(value.text()));
      case HASH:
        return hash.of(value.text(), BITS_OF_USER);
      default:
        if (privacy.users() == Shown.DROP) {
          return "[user]";
        }
        return privacy.users() == Shown.PLAIN
            ? scanner.clean(scrub.session(value.text()))
            : hash(value.text());
    }
  }

  /** Texts, also in lists; numbers and the like are what they are. */
  private Object clean(Object value, Scrub scrub) {
    if (value instanceof String) {
      return scanner.clean(scrub.all((String) value));
    }
    if (value instanceof Marked) {
      return clean((Marked) value, scrub);
    }
    if (!(value instanceof List)) {
      return value;
    }
    List<Object> cleaned = new ArrayList<>();
    for (Object element : (List<?>) value) {
      cleaned.add(clean(element, scrub));
    }
    return cleaned;
  }

  /** What must not stand in any text of one event, as the event itself tells what it is. */
  private static final class Scrub {
    private final @Nullable String session;
    private final @Nullable String user;

    Scrub(@Nullable String session, @Nullable String user) {
      this.session = session != null && session.length() >= SHORTEST_SCRUBBED ? session : null;
      this.user = user != null && user.length() >= SHORTEST_SCRUBBED ? user : null;
    }

    String session(String text) {
      return session == null ? text : text.replace(session, "[session]");
    }

    String all(String text) {
      String scrubbed = session(text);
      return user == null ? scrubbed : scrubbed.replace(user, "[user]");
    }
  }
}
