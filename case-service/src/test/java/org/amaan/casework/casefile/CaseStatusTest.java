package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStatusTest {

  /** Written out by hand: x = may go there, r = may go there with a reason. Columns as the rows. */
  private static final String TABLE =
      """
                           open  under-investigation  with-prosecution  charged  at-trial  suspended  closed
      open                 .     x                    .                 .        .         r          x
      under-investigation  .     .                    x                 .        .         r          x
      with-prosecution     .     r                    .                 x        .         r          x
      charged              .     .                    .                 .        x         r          x
      at-trial             .     .                    .                 .        .         r          x
      suspended            .     .                    .                 .        .         .          x
      closed               .     r                    .                 .        .         .          .
      """;

  @Test
  void everyMoveIsAsTheTableSays() {
    Map<String, Map<String, String>> table = read();
    for (CaseStatus from : CaseStatus.values()) {
      for (CaseStatus to : CaseStatus.values()) {
        String cell = table.get(from.value()).get(to.value());
        assertThat(from.moves(null).contains(to))
            .as("%s to %s", from, to)
            .isEqualTo(!cell.equals("."));
        if (!cell.equals(".")) {
          assertThat(from.needsReasonTo(to)).as("%s to %s", from, to).isEqualTo(cell.equals("r"));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CaseStatus.class,
      names = {"SUSPENDED", "CLOSED"},
      mode = EnumSource.Mode.EXCLUDE)
  void suspendedCaseResumesWhereItWasAndNowhereElse(CaseStatus before) {
    assertThat(CaseStatus.SUSPENDED.moves(before)).isEqualTo(EnumSet.of(before, CaseStatus.CLOSED));
    assertThat(CaseStatus.SUSPENDED.needsReasonTo(before)).isFalse();
  }

  @Test
  void onlyACourtConvictsOrAcquits() {
    for (CaseStatus status : CaseStatus.values()) {
      for (Disposition disposition : Disposition.values()) {
        boolean needsCourt =
            disposition == Disposition.CONVICTED || disposition == Disposition.ACQUITTED;
        boolean atCourt = status == CaseStatus.CHARGED || status == CaseStatus.AT_TRIAL;
        assertThat(status.canEndAs(disposition))
            .as("%s as %s", status, disposition)
            .isEqualTo(!needsCourt || atCourt);
      }
    }
  }

  @Test
  void aStateIsFoundByItsWord() {
    for (CaseStatus status : CaseStatus.values()) {
      assertThat(CaseStatus.of(status.value())).isEqualTo(status);
    }
  }

  private static Map<String, Map<String, String>> read() {
    String[] lines = TABLE.split("\n");
    String[] columns = lines[0].trim().split("\\s+");
    Map<String, Map<String, String>> table = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] cells = line.trim().split("\\s+");
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], cells[i + 1]);
      }
      table.put(cells[0], row);
    }
    return table;
  }
}
