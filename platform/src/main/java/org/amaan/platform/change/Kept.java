package org.amaan.platform.change;

/** Something that a replica keeps in memory of what is in the database. */
public interface Kept {

  /** The word that the table's trigger sends. */
  String topic();

  /** From now on the database is asked, until it is loaded again. */
  void forget();

  /** Whether it need not be asked for now. */
  boolean isKept();

  /** Reads it anew, in a transaction of its own; until then it stays as it is. */
  void load();

  /** Whoever listens for changes has just heard from the database; so it does each second. */
  default void confirm() {}
}
