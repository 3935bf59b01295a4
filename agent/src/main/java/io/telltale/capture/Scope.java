// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.value.Expression;
import io.telltale.value.Plain;
import io.telltale.value.Roots;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call is part of: a request, a job, a message. While it lasts it refers to the container's
 * own objects and reads them only when an event fires, on the thread whose call opened it; for
 * other threads it is a {@link Snapshot}.
 */
final class Scope implements Roots.Context {

  static final String REQUEST = "request";
  static final String USER = "user";
  static final String NAME = "scope.name";
  private static final String KIND = "scope.kind";
  private static final String TOLD = "request.told";
  private static final String METER = "meter.";
  private static final String REDIRECT = "request.redirect";
  private static final String REDIRECT_TO = "request.redirect_to";
  private static final String PARAMETER_LIKE = "request.parameter_like";
  private static final String SESSION_CHANGED = "request.session_changed";
  private static final String SESSION_REPLACED = "request.session_replaced";
  private static final String REQUESTED_SESSION = "session.requested";
  private static final String CONTEXT_PATH = "request.context";
  private static final String APPLICATIONS_USER = "the configuration's user";

  /** What every request answers, whether its scope defines it or not. */
  private static final List<String> OF_REQUESTS =
      Arrays.asList(TOLD, SESSION_CHANGED, SESSION_REPLACED, REDIRECT, REDIRECT_TO, PARAMETER_LIKE);

  final CompiledRule opener;
  final Life life = new Life();
  final Told told = new Told();
  final Counters counters = new Counters();
  final Collected.Place collected = new Collected.Place();

  /** The scope in which this one was opened. */
  final @Nullable Scope outer;

  private final RequestReading reading;
  private volatile @Nullable Snapshot snapshot;
  private boolean sessionWatched;
  private @Nullable String requestedSession;

  /** The call that knows who is signed in; null if none does. */
  private @Nullable Call signedIn;

  private @Nullable CompiledRule signedInBy;

  /** What is being read: a definition that leads back to itself yields nothing. */
  private final Set<String> underWay = new HashSet<>();

  Scope(
      CompiledRule opener,
      RequestReading reading,
      @Nullable Scope outer,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    this.opener = opener;
    this.reading = reading;
    this.outer = outer;
    life.begin(Call.of(self, arguments, this));
  }

  /** {@code request}, or another word of the configuration. */
  String kind() {
    return String.valueOf(opener.rule.scope);
  }

  /** What this thread may read of it; null if nothing is known to others. */
  Roots.@Nullable Context view() {
    return life.isMine() ? this : snapshot;
  }

  static boolean definesAlways(String name) {
    return name.startsWith(METER) || name.equals(KIND);
  }

  @Nullable Object readAlways(String name) {
    return name.startsWith(METER)
        ? (Object) counted(name.substring(METER.length()))
        : name.equals(KIND) ? kind() : null;
  }

  long counted(String meter) {
    return counters.sum(MeterNames.find(meter));
  }

  @Override
  public boolean defines(String name) {
    if (definesAlways(name) || opener.context.containsKey(name)) {
      return true;
    }
    if (opener.describesRequest()) {
      return OF_REQUESTS.contains(name);
    }
    Roots.Context around = around();
    return around != null && around.defines(name);
  }

  private Roots.@Nullable Context around() {
    return outer == null ? null : outer.view();
  }

  @Override
  public @Nullable Object read(String name, @Nullable Object argument) {
    if (name.equals(USER)) {
      return whoIsSignedIn();
    }
    return definesAlways(name) ? readAlways(name) : defined(name, argument);
  }

  private @Nullable Object defined(String name, @Nullable Object argument) {
    Expression expression = opener.definition(name, argument);
    if (opener.describesRequest()) {
      if (name.equals(TOLD)) {
        return told.groups();
      }
      if (name.equals(SESSION_CHANGED)) {
        return sessionChanged();
      }
      if (name.equals(SESSION_REPLACED)) {
        return requestedSession == null ? Boolean.FALSE : sessionChanged();
      }
      if (name.equals(REDIRECT) && !reading.redirects(roots())) {
        return null; // 201 has a Location too
      }
      if (name.equals(REDIRECT_TO)) {
        return reading.redirectTo(roots());
      }
      if (name.equals(PARAMETER_LIKE)) {
        return reading.parameterLike(String.valueOf(argument), roots());
      }
    } else if (expression == null) {
      Roots.Context around = around();
      return around == null ? null : around.read(name, argument);
    }
    if (expression == null || !underWay.add(name)) {
      return null;
    }
    Object value = reading.reader().object(expression, roots(), opener.rule.id, name);
    underWay.remove(name);
    return value;
  }

  /** Who says so first: the application, a framework, the container, what lies in the session. */
  private @Nullable Object whoIsSignedIn() {
    Object who = null;
    if (underWay.add(APPLICATIONS_USER)) {
      who = reading.applicationsUser(roots());
      underWay.remove(APPLICATIONS_USER);
    }
    who = who == null ? whoFrameworkSays() : who;
    who = who == null ? defined(USER, null) : who;
    return who == null && opener.describesRequest() ? reading.frameworksUser(roots()) : who;
  }

  private @Nullable String whoFrameworkSays() {
    Reader reader = reading.reader();
    CompiledRule rule = signedInBy;
    Call call = signedIn;
    if (rule == null || call == null) {
      return null;
    }
    boolean ignored =
        rule.ignore != null && reader.holds(rule.ignore, call, rule.rule.id, "ignore", false);
    return ignored ? null : reader.text(rule.user, call, rule.rule.id, USER);
  }

  /**
   * A call says who is signed in; the last one counts, and is asked when somebody wants to know.
   */
  void learned(CompiledRule rule, Call call) {
    if (life.isMine()) {
      signedInBy = rule;
      signedIn = call;
    }
  }

  private Call roots() {
    Call roots = life.roots();
    return roots == null ? Call.of(null, null, this) : roots;
  }

  /**
   * Remembers the session's id of the beginning, without a look at the session. It cannot be had at
   * the end: Tomcat changes it when it gives a session a new id.
   */
  void watchSession() {
    sessionWatched = opener.context.containsKey(REQUESTED_SESSION);
    requestedSession = sessionWatched ? reading.requestedSession(roots()) : null;
  }

  /** Whether there is another session than at the beginning; null if nobody watched. */
  private @Nullable Boolean sessionChanged() {
    if (!sessionWatched) {
      return null;
    }
    String now = reading.session(roots());
    return now != null
        && (requestedSession == null || !RequestReading.isSameSession(now, requestedSession));
  }

  @Nullable String method() {
    return reading.method(roots());
  }

  @Nullable String path() {
    return reading.path(roots());
  }

  /** The path of the application in its container; null if the scope does not say. */
  @Nullable String contextPath() {
    return opener.context.containsKey(CONTEXT_PATH) ? reading.contextPath(roots()) : null;
  }

  /** The container's object; null if the scope does not say. */
  @Nullable Object request() {
    return read(REQUEST, null);
  }

  /** Told, in this scope and in those around it. */
  void reported(SecurityEvent event) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.told.add(event);
    }
  }

  /** Who is signed in. */
  @Nullable String user() {
    Roots.Context view = view();
    return view == null ? null : Plain.text(view.read(USER, null));
  }

  /** What the scope calls itself; of a job its name. */
  @Nullable String name() {
    Roots.Context view = view();
    return view == null || !view.defines(NAME) ? null : Plain.text(view.read(NAME, null));
  }

  /**
   * Reads what is known of the request.
   *
   * @param ended whether the response's status is final
   */
  @Nullable Request facts(boolean ended) {
    if (!life.isMine()) {
      Snapshot last = snapshot;
      return last == null ? null : last.request();
    }
    if (!opener.describesRequest()) {
      return outer == null ? null : outer.facts(false);
    }
    return reading.facts(roots(), ended);
  }

  /**
   * Writes down what others may know of it: when its work goes to another thread, and once more
   * when it is over. Whoever signed in meanwhile is known from then on.
   */
  void record() {
    Snapshot last = snapshot;
    if (life.isMine() && (last == null || last.user() == null)) {
      snapshot = new Snapshot(this, last == null ? forOthers() : last.request(), user(), name());
    }
  }

  private Request forOthers() {
    boolean session = opener.context.containsKey(REQUESTED_SESSION);
    Request facts = opener.describesRequest() ? reading.quietFacts(roots(), session) : null;
    if (facts == null && outer != null) {
      outer.record();
      facts = outer.facts(false);
    }
    return facts == null ? Request.UNKNOWN : facts;
  }

  /** The last thing: nothing of the container's is kept. */
  void close() {
    if (snapshot != null) {
      record();
    }
    signedIn = null;
    life.close();
  }
}
