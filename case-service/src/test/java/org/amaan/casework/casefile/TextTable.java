package org.amaan.casework.casefile;

import java.util.Arrays;
import java.util.List;

/** A table as one reads it: a header, then rows; cells are parted by spaces. */
public record TextTable(List<String> header, List<List<String>> rows) {

  /** One cell of it, with the labels of its row and the head of its column. */
  public interface Cell {
    void check(List<String> row, String column, String cell);
  }

  public static TextTable of(String text) {
    List<List<String>> lines =
        text.lines().map(line -> Arrays.asList(line.trim().split("\\s+"))).toList();
    return new TextTable(lines.get(0), lines.subList(1, lines.size()));
  }

  /**
   * @param labels how many columns of each row say what it is about
   */
  public void forEachCell(int labels, Cell cell) {
    for (List<String> row : rows) {
      for (int i = labels; i < header.size(); i++) {
        cell.check(row, header.get(i), row.get(i));
      }
    }
  }

  /** The cell of the first row with these labels. */
  public String cell(String column, String... labels) {
    return rows.stream()
        .filter(row -> row.subList(0, labels.length).equals(Arrays.asList(labels)))
        .findFirst()
        .orElseThrow()
        .get(header.indexOf(column));
  }
}
