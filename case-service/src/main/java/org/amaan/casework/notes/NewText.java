package org.amaan.casework.notes;

import java.util.UUID;
import org.amaan.knowledge.HandlingCode;
import org.jspecify.annotations.Nullable;

/** What is to be written, and who may read it. It shows nothing of the text when printed. */
record NewText(String text, HandlingCode handling, @Nullable UUID corrects) {

  @Override
  public String toString() {
    return "NewText[" + handling + "]";
  }
}
