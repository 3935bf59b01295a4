// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a library wrote into a response is one export, with what the library knows of it. */
class WrittenIT {

  /**
   * One way to write.
   *
   * @param way as the fixture calls it
   * @param format that it is told with
   * @param volume fields between format and mechanisms
   * @param pointcut that tells it
   */
  record Way(String way, String format, String volume, String pointcut) {}

  /** A library and its ways. */
  record Library(Framework framework, String pack, List<Way> ways) {
    @Override
    public String toString() {
      return framework.toString();
    }
  }

  private static Framework framework(
      String name, String version, int java, String fixture, String... libraries) {
    return Framework.of(name, version, java, "download-tomcat", "written-javax", fixture)
        .with(libraries)
        .with("org.apache.tomcat.embed:tomcat-embed-core:9.0.117");
  }

  static Stream<Library> spreadsheets() {
    return Stream.of("3.17", "5.4.1")
        .map(
            version ->
                new Library(
                    framework(
                        "Apache POI",
                        version,
                        version.equals("3.17") ? 8 : 17,
                        "written-poi",
                        "org.apache.poi:poi-ooxml:" + version),
                    "poi",
                    List.of(
                        new Way("xls", "xls", "records=250", "poi-xls"),
                        new Way("xlsx", "xlsx", "records=250", "poi-xlsx"),
                        new Way("streamed", "xlsx", "records=250", "poi-xlsx"))));
  }

  static Stream<Library> csv() {
    List<Way> flushed =
        List.of(
            new Way("flushed", "csv", "records=7", "commons-csv-printed"),
            new Way("closed", "csv", "records=7", "commons-csv-printed"));
    List<Way> written = List.of(new Way("csv", "csv", "records=7", "opencsv-written"));
    return Stream.of(
        new Library(
            framework(
                "Commons CSV",
                "1.0",
                8,
                "written-commons-csv",
                "org.apache.commons:commons-csv:1.0"),
            "commons-csv",
            flushed),
        new Library(
            framework(
                "Commons CSV",
                "1.14.1",
                17,
                "written-commons-csv",
                "org.apache.commons:commons-csv:1.14.1"),
            "commons-csv",
            flushed),
        new Library(
            framework(
                "opencsv", "2.3", 8, "written-opencsv-bytecode", "net.sf.opencsv:opencsv:2.3"),
            "opencsv",
            written),
        new Library(
            framework("opencsv", "5.12.0", 17, "written-opencsv-com", "com.opencsv:opencsv:5.12.0"),
            "opencsv",
            written));
  }

  static Stream<Library> documents() {
    return Stream.of(
        pdf("iText", "2.1.7", 8, "written-com-lowagie", "com.lowagie:itext:2.1.7"),
        pdf("iText", "5.0.6", 8, "written-com-itextpdf", "com.itextpdf:itextpdf:5.0.6"),
        pdf("iText", "5.5.13.4", 8, "written-com-itextpdf", "com.itextpdf:itextpdf:5.5.13.4"),
        pdf("iText", "7.2.6", 8, "written-itext-7", "com.itextpdf:kernel:7.2.6"),
        pdf("OpenPDF", "1.3.43", 8, "written-com-lowagie", "com.github.librepdf:openpdf:1.3.43"),
        pdf("OpenPDF", "2.0.3", 17, "written-com-lowagie", "com.github.librepdf:openpdf:2.0.3"),
        pdf("PDFBox", "1.8.17", 8, "written-pdfbox", "org.apache.pdfbox:pdfbox:1.8.17"),
        pdf("PDFBox", "3.0.5", 17, "written-pdfbox", "org.apache.pdfbox:pdfbox:3.0.5"));
  }

  private static Library pdf(
      String name, String version, int java, String fixture, String library) {
    String pointcut =
        name.equals("PDFBox")
            ? "pdf-pdfbox"
            : version.startsWith("7") ? "pdf-itext-7" : "pdf-itext";
    return new Library(
        framework(name, version, java, fixture, library),
        "pdf",
        List.of(new Way("pdf", "pdf", "pages=3", pointcut)));
  }

  static Stream<Library> reports() {
    return Stream.of("6.21.3", "6.21.5")
        .map(
            version ->
                new Library(
                    framework(
                        "JasperReports",
                        version,
                        version.equals("6.21.3") ? 8 : 17,
                        "written-jasperreports",
                        "net.sf.jasperreports:jasperreports:" + version),
                    "jasperreports",
                    List.of(
                        new Way("pdf", "Pdf", "pages=2", "jasperreports-export"),
                        new Way("csv", "Csv", "pages=2", "jasperreports-export"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"spreadsheets", "csv", "documents", "reports"})
  void isOneExport(Library library) throws Exception {
    Application application = Application.start(library.framework());
    List<String> expected = new ArrayList<>();
    try (application) {
      application.secret("Zuckerberg");
      for (Way way : library.ways()) {
        int attached = get(application, "/attachment/" + way.way());
        expected.add(told(library, way, "/attachment/", "file.name=people ", attached));
        int inline = get(application, "/inline/" + way.way());
        expected.add(told(library, way, "/inline/", "", inline));
      }
      if (library.pack().equals("commons-csv")) {
        get(application, "/inline/text");
      }
    }
    assertThat(application.told("Visitor")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static String told(Library library, Way way, String below, String file, int bytes) {
    String pdf = library.pack().equals("jasperreports") && way.way().equals("pdf") ? ",pdf" : "";
    return "data_export GET "
        + below
        + way.way()
        + " event.outcome=success "
        + file
        + "http.response.status_code=200"
        + (bytes == 0 ? "" : " telltale.export.bytes=" + bytes)
        + " telltale.export.format="
        + way.format()
        + " telltale.export."
        + way.volume()
        + " telltale.mechanisms="
        + library.pack()
        + pdf
        + (file.isEmpty() ? "" : ",servlet")
        + " telltale.pointcut="
        + way.pointcut()
        + (library.pack().equals("jasperreports") ? " telltale.resource=Salaries" : "");
  }

  private static int get(Application application, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(application.address() + path.substring(1)))
            .header("User-Agent", "Visitor")
            .build();
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body().length;
  }
}
