package org.amaan.platform.files;

import org.amaan.platform.problem.Refusal;

/** The content is of no type that is taken, or of another than was said. */
public final class FileTypeRefused extends Refusal {
  FileTypeRefused(String detail) {
    super(422, "file-type-refused", "This type of file is not taken", detail);
  }
}
