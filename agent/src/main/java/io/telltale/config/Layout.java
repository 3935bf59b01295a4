// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event looks like at a target. */
public final class Layout {

  /** The language of the event. */
  public enum Schema {
    ECS,
    OCSF,
    CEF,
    LEEF,
    RFC5424
  }

  /** Of RFC 5424, section 6.2.1, by its code. */
  public enum Facility {
    AUTHPRIV(10),
    AUDIT(13);

    private final int code;

    Facility(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  /** For documentation (RFC 5612). */
  private static final long NOBODYS_NUMBER = 32_473;

  private static final long LARGEST_NUMBER = 0xffff_ffffL;

  private static final Layout USUAL =
      new Layout(Schema.ECS, Facility.AUTHPRIV, NOBODYS_NUMBER, false);

  private final Schema schema;
  private final Facility facility;
  private final long enterpriseNumber;
  private final boolean ocsfSoon;

  private Layout(Schema schema, Facility facility, long enterpriseNumber, boolean ocsfSoon) {
    this.schema = schema;
    this.facility = facility;
    this.enterpriseNumber = enterpriseNumber;
    this.ocsfSoon = ocsfSoon;
  }

  /** What a target without further words gets. */
  public static Layout usual() {
    return USUAL;
  }

  /** The usual one in another language. */
  public static Layout of(Schema schema) {
    return new Layout(schema, USUAL.facility, USUAL.enterpriseNumber, USUAL.ocsfSoon);
  }

  static Layout of(Fields from) throws ConfigException {
    Text number = from.text("enterprise_number");
    return new Layout(
        Schema.valueOf(word(from.string("format"), USUAL.schema.name())),
        Facility.valueOf(word(from.string("facility"), USUAL.facility.name())),
        number == null ? NOBODYS_NUMBER : number(number),
        "1.9".equals(from.string("ocsf")));
  }

  private static String word(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given.toUpperCase(Locale.ROOT);
  }

  private static long number(Text text) throws ConfigException {
    long number = text.value().matches("[0-9]{1,10}") ? Long.parseLong(text.value()) : 0;
    if (number < 1 || number > LARGEST_NUMBER) {
      throw new ConfigException(
          text.position(), "'" + text.value() + "' is no private enterprise number, such as 32473");
    }
    return number;
  }

  public Schema schema() {
    return schema;
  }

  public Facility facility() {
    return facility;
  }

  /** Behind the {@code @} in the name of structured data. */
  public long enterpriseNumber() {
    return enterpriseNumber;
  }

  /** Whether OCSF is to have the classes of 1.9. */
  public boolean ocsfSoon() {
    return ocsfSoon;
  }

  private List<Object> all() {
    return Arrays.asList(schema, facility, enterpriseNumber, ocsfSoon);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Layout && all().equals(((Layout) other).all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}
