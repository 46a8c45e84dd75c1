package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final Runtime.Version JAVA_17 = Runtime.Version.parse("17.0.21+9");
  private static final Runtime.Version JAVA_25 = Runtime.Version.parse("25.0.3+9");
  private static final long PROGRAM_CHANGED = 1_000_000;

  @TempDir Path folder;

  private List<String> options(Runtime.Version java) {
    return ClassArchive.ofAll(folder, true, java).options(PROGRAM_CHANGED);
  }

  private void made(Runtime.Version java) throws IOException {
    String option =
        options(java).stream().filter(o -> o.endsWith(".new")).findFirst().orElseThrow();
    Files.createFile(Path.of(option.substring(option.indexOf('=') + 1)));
    ClassArchive.ofAll(folder, true, java).keep();
  }

  @Test
  void java17KeepsClassesAndUsesThemTheNextTime() throws IOException {
    assertThat(options(JAVA_17))
        .contains("-XX:ArchiveClassesAtExit=" + folder.resolve("classes-17.0.21+9.jsa.new"));
    made(JAVA_17);
    assertThat(options(JAVA_17))
        .contains("-XX:SharedArchiveFile=" + folder.resolve("classes-17.0.21+9.jsa"))
        .noneMatch(option -> option.contains(".new"));
  }

  @Test
  void java25KeepsProfilesToo() throws IOException {
    assertThat(options(JAVA_25))
        .contains("-XX:AOTCacheOutput=" + folder.resolve("classes-25.0.3+9.aot.new"));
    made(JAVA_25);
    assertThat(options(JAVA_25))
        .contains("-XX:AOTCache=" + folder.resolve("classes-25.0.3+9.aot"))
        .noneMatch(option -> option.contains(".new"));
  }

  /** Java 25 does not start with both, and Java 17 knows none of the new ones. */
  @Test
  void neitherIsGivenTheOthersOptions() {
    assertThat(options(JAVA_25)).noneMatch(option -> option.startsWith("-Xshare"));
    assertThat(options(JAVA_17)).noneMatch(option -> option.contains("AOT"));
    assertThat(options(JAVA_17)).noneMatch(option -> option.contains("aot"));
  }

  @Test
  void anotherJavaMakesItsOwn() throws IOException {
    made(JAVA_25);
    assertThat(options(Runtime.Version.parse("25.0.4+7")))
        .anyMatch(option -> option.startsWith("-XX:AOTCacheOutput="));
  }

  @Test
  void anArchiveOlderThanTheProgramIsMadeAnew() throws IOException {
    made(JAVA_25);
    long later = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
    assertThat(ClassArchive.ofAll(folder, true, JAVA_25).options(later))
        .anyMatch(option -> option.startsWith("-XX:AOTCacheOutput="));
  }

  @Test
  void whoWantsNoneLeavesNoneAndUsesWhatIsThere() throws IOException {
    assertThat(ClassArchive.ofAll(folder, false, JAVA_25).options(PROGRAM_CHANGED))
        .noneMatch(option -> option.startsWith("-XX:"));
    made(JAVA_25);
    assertThat(ClassArchive.ofAll(folder, false, JAVA_25).options(PROGRAM_CHANGED))
        .anyMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  @Test
  void aRunThatIsToLeaveOneIsGivenTimeForIt() throws IOException {
    assertThat(ClassArchive.ofAll(folder, true, JAVA_25).isToCome()).isTrue();
    assertThat(ClassArchive.ofAll(folder, false, JAVA_25).isToCome()).isFalse();
    made(JAVA_25);
    assertThat(ClassArchive.ofAll(folder, true, JAVA_25).isToCome()).isFalse();
  }

  /** Keycloak opens packages of Java's, with which Java 25 does not use profiles. */
  @Test
  void aProgramThatOpensPackagesKeepsClassesOnAnyJava() {
    assertThat(ClassArchive.ofClasses(folder, JAVA_25).options(PROGRAM_CHANGED))
        .contains("-XX:ArchiveClassesAtExit=" + folder.resolve("classes-25.0.3+9.jsa.new"));
  }
}
