// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code schema}: prints what an editor needs to help with a configuration. */
@Command(name = "schema", description = "Prints the JSON Schema of the configuration.")
final class SchemaCommand implements Callable<Integer> {

  private static final String RESOURCE = "schema/telltale.schema.json";

  @Override
  public Integer call() throws IOException {
    try (InputStream in = SchemaCommand.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CliException("no " + RESOURCE + " in the jar", null);
      }
      ByteArrayOutputStream schema = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        schema.write(buffer, 0, count);
      }
      System.out.write(schema.toByteArray(), 0, schema.size());
      System.out.flush();
    }
    return ExitCode.OK;
  }
}
