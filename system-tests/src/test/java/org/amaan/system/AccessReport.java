package org.amaan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** All cells on one page: a table for each operation, a row for each relation. */
final class AccessReport {

  private static final String HEAD =
      """
      <!doctype html><meta charset="utf-8"><title>Access matrix</title>
      <style>
      body {font: 14px sans-serif} table {border-collapse: collapse; margin-bottom: 1em}
      th, td {border: 1px solid #bbb; padding: 2px 6px; text-align: left}
      .ok {background: #cfc} .wrong {background: #f66; font-weight: bold}
      </style>
      <h1>Access matrix</h1>
      <p>What each role was answered, by how its agency stands to the thing. ok: allowed. none: a list
      without it. Red: not as decided (decided value first).</p>
      """;

  private AccessReport() {}

  static String line(AccessMatrix.Cell cell, String answer) {
    return "%s %s, %s as %s: decided %s, answered %s"
        .formatted(
            cell.operation().service(),
            cell.called(),
            cell.role(),
            cell.relation(),
            cell.expected(),
            answer);
  }

  static void write(Path file, AccessMatrix matrix, Map<AccessMatrix.Cell, String> answers)
      throws IOException {
    Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();
    answers.forEach(
        (cell, answer) ->
            tables
                .computeIfAbsent(
                    cell.operation().service() + ": " + cell.called() + " – " + cell.about(),
                    name -> new LinkedHashMap<>())
                .computeIfAbsent(cell.relation(), name -> new LinkedHashMap<>())
                .put(cell.role(), shown(cell.expected(), answer)));
    String head =
        matrix.roles().stream()
            .map(role -> "<th>" + role)
            .collect(Collectors.joining("", "<tr><th>", "\n"));
    StringBuilder page = new StringBuilder(HEAD);
    tables.forEach(
        (name, rows) -> {
          page.append("<h2>").append(name).append("</h2>\n<table>").append(head);
          rows.forEach(
              (relation, row) -> {
                page.append("<tr><th>").append(relation);
                matrix.roles().forEach(role -> page.append(row.getOrDefault(role, "<td>")));
                page.append('\n');
              });
          page.append("</table>\n");
        });
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
  }

  private static String shown(String expected, String answer) {
    if (!expected.equals(answer)) {
      return "<td class=wrong>" + expected + " ≠ " + answer;
    }
    return expected.equals(AccessMatrix.ALLOWED) ? "<td class=ok>ok" : "<td>" + answer;
  }
}
