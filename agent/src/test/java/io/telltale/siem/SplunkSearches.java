// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The saved searches of the add-on, off until somebody schedules them, and its dashboard. */
final class SplunkSearches {

  private static final String FOLDER = "splunk/TA-telltale/default/";

  private SplunkSearches() {}

  static void write(List<Rule> rules, Content to) {
    StringBuilder searches = new StringBuilder("# SPDX-License-Identifier: Apache-2.0\n");
    for (Rule rule : rules) {
      searches.append(
          stanza(
              rule.id() + " - " + rule.name(),
              Spl.of(rule),
              lookBack(rule),
              rule.detection().severity(),
              Spl.keys(rule).replace(" ", ", ")));
    }
    searches.append(
        stanza(
            "alerts of agents",
            "`telltale` signature_id=alert | fillnull value=\"-\" user src | stats count latest(telltale.alert.severity) AS severity"
                + " by app rule_id rule_name user src",
            1,
            "high",
            "app, rule_id"));
    searches.append(
        stanza(
            "TT018 - " + Silence.NAME,
            "`telltale` signature_id IN (heartbeat, agent_stopped) | stats max(_time) AS last"
                + " count(eval(signature_id=\"agent_stopped\")) AS stopped by app dest | where last <"
                + " now() - "
                + Silence.MINUTES * 60
                + " AND stopped = 0",
            Silence.KNOWN_MINUTES,
            "high",
            "app, dest"));
    to.add(FOLDER + "savedsearches.conf", searches.toString());
    to.add(FOLDER + "data/ui/views/telltale.xml", dashboard());
  }

  /** Steps may begin at the end of a window. */
  private static long lookBack(Rule rule) {
    boolean counts = !rule.thresholds().isEmpty();
    return rule.minutes() * (counts && !rule.then().isEmpty() ? 2 : 1);
  }

  private static String stanza(
      String name, String search, long minutes, String severity, String keys) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("search", search);
    settings.put("dispatch.earliest_time", "-" + minutes + "m");
    settings.put("dispatch.latest_time", "now");
    settings.put("cron_schedule", "* * * * *");
    settings.put("enableSched", "0");
    settings.put("counttype", "number of events");
    settings.put("relation", "greater than");
    settings.put("quantity", "0");
    settings.put("alert.track", "1");
    settings.put("alert.severity", Integer.toString(level(severity)));
    settings.put("alert.suppress", "1");
    settings.put("alert.suppress.fields", keys);
    settings.put("alert.suppress.period", minutes + "m");
    StringBuilder stanza = new StringBuilder("\n[Telltale " + name + "]\n");
    settings.forEach((key, value) -> stanza.append(key).append(" = ").append(value).append('\n'));
    return stanza.toString();
  }

  /** Of Splunk's six, of which 6 is the gravest. */
  private static int level(String severity) {
    return 6 - List.of("critical", "high", "medium", "low").indexOf(severity);
  }

  private static String dashboard() {
    StringBuilder view = new StringBuilder("<!-- SPDX-License-Identifier: Apache-2.0 -->\n");
    view.append("<form version=\"1.1\">\n  <label>Telltale</label>\n");
    view.append("  <fieldset submitButton=\"false\">\n    <input type=\"time\" token=\"time\">\n");
    view.append("      <default><earliest>-24h</earliest><latest>now</latest></default>\n");
    view.append("    </input>\n  </fieldset>\n");
    for (Panel panel : Panel.all()) {
      String kind = panel.overTime() ? "chart" : "table";
      view.append("  <row>\n    <panel>\n      <title>").append(panel.title());
      view.append("</title>\n      <").append(kind).append(">\n        <search>\n");
      view.append("          <query>").append(panel.spl()).append("</query>\n");
      view.append("          <earliest>$time.earliest$</earliest>\n");
      view.append("          <latest>$time.latest$</latest>\n        </search>\n");
      view.append("      </").append(kind).append(">\n    </panel>\n  </row>\n");
    }
    return view.append("</form>\n").toString();
  }
}
