package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile that is wrong is refused with its file and its field. */
class LegalProfileReaderTest {

  private static final Path FOLDER = Path.of("src/main/resources/legal-profiles");
  private static final String FILE = "palermo-2026-11.yaml";

  private final LegalProfileReader reader = new LegalProfileReader();

  @Test
  void asItStandsItIsRead() throws IOException {
    assertThat(reader.parse(FILE, shipped())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands there | what stands there instead | what the message names
        "confirmed-by-counsel: false        | penalty: 7 years             | confirmed-by-counsel",
        "confirmed-by-counsel: false        | confirmed-by-counsel: maybe  | /confirmed-by-counsel",
        "retention: { years: 5,             | retention: { years: 0,       | /retention/years",
        "urgent-hours: 24                   | urgent-hours: 240            | /due-times/urgent-hours",
        "decision-working-days: 10          | decision-working-day: 10     | decision-working-day",
        "valid-from: 2026-11-01             | valid-from: 2026-13-01       | valid-from",
        "time-zone: UTC                     | time-zone: Mars/Olympus      | time-zone",
        "[SATURDAY, SUNDAY]                 | [SATURDAY, CATURDAY]         | /weekend/1",
        "type: shelter                      | type: castle                 | /routing/0/to/0/type",
        "weekend-source: working-week       | weekend-source: nowhere      | /weekend-source: no such source, nowhere",
        "payment: { lawful: false,          | payment: {                   | /payment",
        "part: act                          | part: play                   | /offences/0/elements/0/part",
        "part: purpose                      | part: act                    | /needs: no element is a purpose",
        "- id: transfer                     | - id: harbouring             | /offences/elements: twice, harbouring",
        "elements: [position-of-vulnerability] | elements: [poverty]       | no such element, poverty",
        "provision: protocol-3-a            | provision: protocol-9        | no such provision, protocol-9",
        "- type: organ-trafficking          | - type: trafficking-in-persons | /offences: twice, trafficking-in-persons",
        "needs-for-a-child: [act, purpose]  | needs-for-a-child: [act, conduct] | may not need more than an adult's",
        "id: palermo                        | 'id: palermo\nid: palermo' | Duplicate field"
      })
  void whatIsWrongIsNamed(String stands, String instead, String named) throws IOException {
    assertNamed(FILE, stands, instead, named);
  }

  /** Of national law: a statement without source or state, dates that overlap, contradictions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // file | what stands there | what stands there instead | what the message names
        "pk | state: read, source: ptpa-2018-text | source: ptpa-2018-text | /definitions/0/statements/0: required property 'state' not found",
        "pk | state: read, source: ptpa-2018-text | state: read | /definitions/0/statements/0: required property 'source' not found",
        "pk | state: read, source: ptpa-2018-text | state: sure, source: ptpa-2018-text | /definitions/0/statements/0/state",
        "pk | state: read, source: ptpa-2018-text | state: read, source: nowhere | /definitions/ptpa-2018/statements/ptpa-standing/source: no such source, nowhere",
        "pk | state: read, source: ptpa-2018-text | state: read, source: fia-schedule | /definitions/ptpa-2018/statements/ptpa-standing/state: read, but its source fia-schedule was not",
        "pk | state: read, source: ptpa-2018-text | state: read, source: not-found-2026-12 | its source not-found-2026-12 was not found",
        "pk | id: ptpa-acts, | id: ptpa-means, | /statements: twice, ptpa-means",
        "pk | named: unknown, statement: ptpa-acts | named: named, statement: ptpa-acts | /definitions/ptpa-2018/elements/[recruitment, transportation, transfer, harbouring, receipt]: named by a statement that was not noted, ptpa-acts",
        "pk | named: unknown, statement: thota-offences | named: named, statement: thota-offences | named by a statement that was not found, thota-offences",
        "pk | state: not-noted, source: ptpa-2018-text | state: not-noted, source: fia-schedule | /definitions/ptpa-2018/statements/ptpa-acts/state: not noted when it was read, but its source fia-schedule was not",
        "pk | state: not-noted, source: ptpa-2018-text } | state: not-noted, source: ptpa-2018-text, mark: in-force } | /definitions/ptpa-2018/statements/ptpa-acts/mark: of what was not noted nothing is known",
        "pk | status: seen-in-part | status: not-noted | /status",
        "pk | named: not-named, statement: ptpa-purpose | named: unknown, statement: ptpa-purpose | unknown by a statement that was found, ptpa-purpose",
        "pk | [abduction, abuse-of-power, abuse-of-vulnerability | [abuse-of-power, abuse-of-vulnerability | /definitions/ptpa-2018/elements: nothing is said of abduction",
        "pk | [abduction, abuse-of-power, abuse-of-vulnerability | [fraud, abduction, abuse-of-power, abuse-of-vulnerability | /definitions/ptpa-2018/elements: twice, fraud",
        "pk | [abduction, abuse-of-power, abuse-of-vulnerability | [poverty, abduction, abuse-of-power, abuse-of-vulnerability | /definitions/ptpa-2018/elements: no such element, poverty",
        "pk | does-not-reach: [thota-2010 | does-not-reach: [ptpa-2018 | /definitions/ptpa-2018/non-punishment: both reaches and does not reach ptpa-2018",
        "pk | does-not-reach: [thota-2010 | does-not-reach: [penal-code | /definitions/ptpa-2018/non-punishment: no such definition, penal-code",
        "pk | statement: ptpa-child | statement: thota-child | /definitions/ptpa-2018/child/statement: no such statement of this definition, thota-child",
        "pk | in-force-from: \"2022\" | in-force-from: \"2016\" | /definitions/ptpa-2018/statements/ptpa-amendment-2022: in force before the act was made",
        "pk | in-force-from: \"2022\" | in-force-from: \"22\" | /in-force-from",
        "pk | in-force-from: \"2022\" | in-force-from: \"2022-02-31\" | not a day, a month or a year: 2022-02-31",
        "pk | mark: bill } | mark: bill, in-force-from: \"2025\" } | /definitions/ptpa-2018/statements/ptpa-penalty-bill-2018/in-force-from: a bill is not in force",
        "pk | made: \"2018\" | made: \"2018\", in-force-from: \"2017\" | /definitions/ptpa-2018/validity: in force before it was made",
        "pk | made: \"2018\" | made: \"2018\", repealed-on: \"2020\" | /definitions/ptpa-2018/validity/mark: must be repealed",
        "pk | by-default: police | by-default: army | /routing/domestic-organ-offence/undecided/by-default: no such option, army",
        "pk | default-source: nearest-first | default-source: nowhere | /routing/domestic-organ-offence/undecided: no such source, nowhere",
        "bd | made: \"1999\", repealed-on: \"2025-11-19\" | made: \"1999\" | /definitions/transplant-act-1999/validity/repealed-on: is needed of what is repealed",
        "bd | made: \"2025-11-19\", statement | in-force-from: \"2025-11-18\", statement | /definitions/transplant-act-1999/validity/replaced-by: overlaps, transplant-ordinance-2025 is in force from 2025-11-18, before 2025-11-19",
        "pk | state: not-found, source: not-found-2026-12 } | state: not-found, source: not-found-2026-12, mark: in-force } | /definitions/ptpa-2018/statements/ptpa-rules-2020/mark: of what was not found nothing is known",
        "pk | source: ptpa-2018-text, mark: in-force | source: ptpa-2018-text | /definitions/ptpa-2018/statements/ptpa-standing/mark: is missing",
        "bd | replaced-by: transplant-ordinance-2025 | replaced-by: nothing | /definitions/transplant-act-1999/validity/replaced-by: no such definition, nothing",
        "bd | made: \"1999\", repealed-on: \"2025-11-19\" | in-force-from: \"2026\", repealed-on: \"2025-11-19\" | /definitions/transplant-act-1999/validity/repealed-on: before it was in force"
      })
  void whatIsWrongOfNationalLawIsNamed(String id, String stands, String instead, String named)
      throws IOException {
    assertNamed(id + "-2026-12.yaml", stands, instead, named);
  }

  private void assertNamed(String file, String stands, String instead, String named)
      throws IOException {
    String text = Files.readString(FOLDER.resolve(file));
    assertThat(text.contains(stands)).as(stands).isTrue();
    String changed =
        text.replaceFirst(
            java.util.regex.Pattern.quote(stands),
            java.util.regex.Matcher.quoteReplacement(instead.replace("\\n", "\n")));
    InvalidLegalProfile refused =
        assertThatExceptionOfType(InvalidLegalProfile.class)
            .isThrownBy(() -> reader.parse(file, changed))
            .actual();
    String message = String.valueOf(refused.getMessage());
    assertThat(message.contains(file)).as(message).isTrue();
    assertThat(message.contains(named)).as(message).isTrue();
  }

  @Test
  void aConditionThatCompletesNothingIsNamed() throws IOException {
    String text =
        shipped().replace("elements: [position-of-vulnerability]", "elements: [abuse-of-power]");
    InvalidLegalProfile refused =
        assertThatExceptionOfType(InvalidLegalProfile.class)
            .isThrownBy(() -> reader.parse(FILE, text))
            .actual();
    assertThat(
            String.valueOf(refused.getMessage())
                .contains("/elements/position-of-vulnerability: must complete one element"))
        .as(refused.getMessage())
        .isTrue();
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    IllegalStateException refused =
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> reader.read("xx-2026-11.yaml"))
            .actual();
    assertThat(refused.getMessage()).isEqualTo("missing /legal-profiles/xx-2026-11.yaml");
  }

  private static String shipped() throws IOException {
    return Files.readString(FOLDER.resolve(FILE));
  }
}
