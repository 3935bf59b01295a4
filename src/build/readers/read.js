// SPDX-License-Identifier: Apache-2.0
//
// For the tests: `node read.js ecs` prints what ECS says of its fields, `node read.js parse` what a
// reader of syslog, CEF and LEEF makes of the lines on standard input.
"use strict";

if (process.argv[2] === "ecs") {
  const { EcsFlat } = require("@elastic/ecs");
  process.stdout.write(JSON.stringify(EcsFlat));
} else {
  const parse = require("nsyslog-parser");
  const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line);
  for (const line of lines) {
    const { appName, messageid, host, level, facility, type, cef, leef, fields, structuredData } =
      parse(line);
    process.stdout.write(
      JSON.stringify({
        appName, messageid, host, level, facility, type, cef, leef, fields, structuredData,
      }) + "\n");
  }
}
