package org.amaan.referral.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.amaan.platform.files.FileType;
import org.amaan.platform.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is for people; nothing in it may mean something to a system. */
class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"scan.pdf\"              | scan.pdf",
        "attachment; filename=\"scan.PDF\"              | scan.pdf",
        "attachment;filename=\"two words.pdf\"          | two words.pdf",
        "attachment; filename=\"../../etc/passwd\"      | _.._etc_passwd.pdf",
        "attachment; filename=\"C:xy.exe\"              | C_xy.exe.pdf",
        "attachment; filename=\"...\"                   | attachment.pdf",
        "attachment; filename=\".pdf\"                  | attachment.pdf",
        "attachment; filename*=UTF-8''a%2Fb%00c%0D%0Ad  | a_b_c__d.pdf",
        "attachment; filename*=UTF-8''x%E2%80%AEfdp.exe | x_fdp.exe.pdf",
        "attachment; filename*=UTF-8''a+b.pdf           | a+b.pdf",
        "attachment; filename*=UTF-8''%DA%A9%DB%8C.pdf  | \u06A9\u06CC.pdf"
      })
  void isMadeSafe(String header, String name) {
    assertThat(FileName.read(header, FileType.PDF).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline; filename=\"a\"",
        "attachment",
        "attachment; filename*=UTF-8''%ZZ",
        "attachment; filename*=UTF-8''%FF"
      })
  void whatIsNoNameIsRefused(String header) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> FileName.read(header, FileType.PDF));
  }

  @Test
  void isSentInBothForms() {
    assertThat(new FileName("\u06A9\u06CC.pdf").header())
        .isEqualTo("attachment; filename=\"__.pdf\"; filename*=UTF-8''%DA%A9%DB%8C.pdf");
    assertThat(FileName.read(null, FileType.TEXT).text()).isEqualTo("attachment.txt");
    assertThat(
            FileName.read("attachment; filename=\"" + "a".repeat(190) + "\"", FileType.PDF)
                .text()
                .length())
        .isEqualTo(154);
  }
}
