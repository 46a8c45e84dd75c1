package org.amaan.platform.change;

/** Something that a replica keeps in memory of what is in the database. */
public interface Kept {

  /** The word that the table's trigger sends. */
  String topic();

  /** From now on the database is asked, until it is loaded again. */
  void forget();

  /** Reads it anew, in a transaction of its own. */
  void load();
}
