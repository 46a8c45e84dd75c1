package org.amaan.platform.insertion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table and the columns that are written, each with its type. */
public final class InsertInto {

  private record Column(String name, String type) {}

  private final String table;
  private final List<Column> columns;
  private final String head;
  private final String row;

  /**
   * @param columns each as name and type, such as {@code "recorded_at timestamptz"}
   */
  public InsertInto(String table, String... columns) {
    this.table = table;
    this.columns =
        Stream.of(columns)
            .map(column -> column.split(" ", 2))
            .map(words -> new Column(words[0], words[1]))
            .toList();
    this.head =
        this.columns.stream()
            .map(Column::name)
            .collect(Collectors.joining(", ", "INSERT INTO " + table + " (", ") VALUES "));
    // A parameter of the type jsonb can only be sent as text.
    this.row =
        this.columns.stream()
            .map(column -> column.type().equals("jsonb") ? "cast(? AS jsonb)" : "?")
            .collect(Collectors.joining(", ", "(", ")"));
  }

  String of(int rows) {
    return head + String.join(", ", Collections.nCopies(rows, row));
  }

  int set(PreparedStatement statement, int first, @Nullable Object[] values) throws SQLException {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + columns.size() + " columns of " + table);
    }
    for (int i = 0; i < values.length; i++) {
      set(statement, first + i, columns.get(i).type(), values[i]);
    }
    return first + values.length;
  }

  /** Always of the same type, so that a statement that was prepared once is not prepared anew. */
  private static void set(
      PreparedStatement statement, int index, String type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.OTHER, type.equals("jsonb") ? "varchar" : type);
    } else if (value instanceof Instant at) {
      statement.setObject(index, at.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Collection<?> many) {
      Connection connection = statement.getConnection();
      statement.setArray(index, connection.createArrayOf(type.replace("[]", ""), many.toArray()));
    } else {
      statement.setObject(index, value);
    }
  }
}
