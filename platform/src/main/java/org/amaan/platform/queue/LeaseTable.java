package org.amaan.platform.queue;

/**
 * The statements of a table whose rows are leased. When a row may be worked on is one of its own
 * columns: to lease it moves that ahead, to release it moves it back.
 *
 * @param dueAt the column that says when it is due
 * @param waiting which rows are of the queue, with a parameter where there are several queues
 * @param leased what else to lease a row sets, after a comma; often empty
 * @param columns what the worker reads of a leased row
 */
public record LeaseTable(
    String table, String id, String dueAt, String waiting, String leased, String columns) {

  /**
   * An array instead of a join: where the table has partitions, it is planned and run in less time.
   *
   * <p>Parameters: of {@code waiting}, now, how many at most, the end of the lease, of the rest.
   */
  public String lease() {
    return """
    WITH due AS (
      SELECT %2$s FROM %1$s
      WHERE %4$s AND %3$s <= ?
      ORDER BY %3$s LIMIT ? FOR UPDATE SKIP LOCKED
    )
    UPDATE %1$s q SET %3$s = ?%5$s WHERE q.%2$s = ANY (ARRAY(SELECT %2$s FROM due))
    RETURNING %6$s
    """
        .formatted(table, id, dueAt, waiting, leased, columns);
  }
}
