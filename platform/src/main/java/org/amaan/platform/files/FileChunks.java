package org.amaan.platform.files;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/** The table that holds files' ciphertext, cut at a fixed length. */
public final class FileChunks {

  private final EntityManager database;
  private final String add;
  private final String find;

  /**
   * @param table with the columns {@code number} and {@code bytes}
   * @param file its column with the file's id
   */
  public FileChunks(EntityManager database, String table, String file) {
    this.database = database;
    this.add =
        "INSERT INTO %s (%s, number, bytes) VALUES (:file, :number, :bytes)".formatted(table, file);
    this.find = "SELECT bytes FROM %s WHERE %s = :file AND number = :number".formatted(table, file);
  }

  /** One after the other, so that no more than one is in memory. */
  public void add(UUID file, Spool content) {
    int all = content.chunks();
    for (int number = 0; number < all; number++) {
      database
          .createNativeQuery(add)
          .setParameter("file", file)
          .setParameter("number", number)
          .setParameter("bytes", content.piece(number))
          .executeUpdate();
    }
  }

  /** The same; what is missing is left out. */
  public void copy(UUID file, int chunks, Spool to) {
    for (int number = 0; number < chunks; number++) {
      database
          .createNativeQuery(find)
          .setParameter("file", file)
          .setParameter("number", number)
          .getResultList()
          .forEach(bytes -> to.append((byte[]) bytes));
    }
  }
}
