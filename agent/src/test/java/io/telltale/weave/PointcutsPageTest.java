// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.SyntaxException;
import io.telltale.pointcut.HttpPattern;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutParser;
import io.telltale.value.Plain;
import io.telltale.value.ReadException;
import io.telltale.value.Roots;
import io.telltale.value.ValueParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of {@code src/docs/pointcuts.md}, executed. */
class PointcutsPageTest {

  private static final Path PAGE = Path.of("..", "src", "docs", "pointcuts.md");
  private static final Pattern SOURCE =
      Pattern.compile("```java\n(package ([\\w.]+);.*?)```", Pattern.DOTALL);
  private static final Pattern PUBLIC_CLASS = Pattern.compile("(?m)^public class (\\w+)");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  @TempDir private static Path folder;

  /** Class files by the names of their classes. */
  private static final Map<String, byte[]> CLASSES = new TreeMap<>();

  /** One line of a table: what stands in its cells. */
  record Row(String first, String second, String third) {}

  @BeforeAll
  static void compileThePage() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
    Matcher sources = SOURCE.matcher(page());
    while (sources.find()) {
      Matcher name = PUBLIC_CLASS.matcher(sources.group(1));
      assertThat(name.find()).isTrue();
      Path file = folder.resolve(name.group(1) + ".java");
      arguments.add(Files.writeString(file, sources.group(1)).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(status).isZero();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = folder.relativize(file).toString().replace('/', '.').replace('\\', '.');
        CLASSES.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void methods(Row row) throws SyntaxException {
    Pointcut pointcut = new Pointcut("p", List.of(PointcutParser.parse(row.first)));
    DryRun dryRun = new DryRun(List.of(pointcut));
    DryRun.Space space = dryRun.over(PointcutsPageTest::classFile);
    List<String> selected = new ArrayList<>();
    for (Map.Entry<String, byte[]> each : CLASSES.entrySet()) {
      if (dryRun.mayConcern(each.getKey(), each.getValue())) {
        String type = each.getKey().replaceAll(".*[.$]", "");
        for (DryRun.WovenMethod method : space.weave(each.getKey(), each.getValue()).methods()) {
          selected.add(type + '.' + method.method().name().replace("<init>", "new"));
        }
      }
    }
    List<String> said = row.second.startsWith("none") ? List.of() : codes(row.second);
    assertThat(selected).containsExactlyInAnyOrderElementsOf(said);
  }

  static List<Row> methods() throws IOException {
    return rows("## Methods");
  }

  @ParameterizedTest
  @MethodSource
  void requests(Row row) throws SyntaxException {
    HttpPattern pattern = HttpPattern.parse(row.first);
    String[] request = codes(row.second).get(0).split(" ", 2);
    boolean meant =
        (pattern.methods().isEmpty() || pattern.methods().contains(request[0]))
            && pattern.mayMatch(request[1])
            && pattern.matches(request[1], 0);
    assertThat(meant).isEqualTo(yes(row.third));
  }

  static List<Row> requests() throws IOException {
    return rows("## Requests");
  }

  @ParameterizedTest
  @MethodSource
  void values(Row row) throws Exception {
    Object value;
    try {
      value = ValueParser.value(row.first).read(call());
    } catch (ReadException e) {
      value = null;
    }
    String said = row.second.startsWith("nothing") ? null : codes(row.second).get(0);
    assertThat(Plain.text(Plain.of(value))).isEqualTo(said);
  }

  static List<Row> values() throws IOException {
    return rows("## Values");
  }

  @ParameterizedTest
  @MethodSource
  void conditions(Row row) throws Exception {
    assertThat(ValueParser.condition(row.first).holds(call())).isEqualTo(yes(row.second));
  }

  static List<Row> conditions() throws IOException {
    return rows("## Conditions");
  }

  private static boolean yes(String cell) {
    assertThat(cell).isIn("yes", "no");
    return cell.equals("yes");
  }

  /** The call that the page speaks of, as it ended. */
  private static Roots call() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> customerClass = loader.loadClass("com.acme.bank.Accounts$Customer");
      Object customer =
          customerClass
              .getConstructor(String.class, List.class)
              .newInstance("ann", List.of("teller", "admin"));
      Class<?> type = loader.loadClass("com.acme.bank.Accounts");
      Object accounts = type.getConstructor().newInstance();
      Method lock = type.getDeclaredMethod("lock", customerClass);
      lock.setAccessible(true);
      try {
        lock.invoke(accounts, customer);
        throw new AssertionError("it throws");
      } catch (InvocationTargetException e) {
        return new Ended(accounts, new Object[] {customer}, e.getCause());
      }
    }
  }

  private record Ended(Object self, Object[] arguments, Throwable thrown) implements Roots {
    @Override
    public @Nullable Object result() {
      return null;
    }

    @Override
    public String method() {
      return "com.acme.bank.Accounts.lock";
    }

    @Override
    public @Nullable Object before(String name) {
      return name.equals("who") ? "ann" : null;
    }

    @Override
    public Roots.@Nullable Context context() {
      return null;
    }
  }

  private static byte @Nullable [] classFile(String name) throws IOException {
    byte[] own = CLASSES.get(name);
    if (own != null) {
      return own;
    }
    try (var in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  /** The rows of all tables below a heading; those of its sub-headings too. */
  private static List<Row> rows(String heading) throws IOException {
    String[] sections = page().split("(?m)^(?=## )");
    String section =
        Arrays.stream(sections)
            .filter(each -> each.startsWith(heading + "\n"))
            .findFirst()
            .orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (String line : section.split("\n")) {
      if (line.startsWith("| `")) {
        String[] cells = line.split("(?<!\\\\)\\|");
        String first = codes(cells[1].replace("\\|", "|")).get(0);
        rows.add(new Row(first, cells[2].trim(), cells.length > 3 ? cells[3].trim() : ""));
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }
}
