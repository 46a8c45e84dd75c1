package org.amaan.system.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the accepted commands have made: persons, referrals, cases. */
final class Facts {

  final Map<String, Subject> subjects = new TreeMap<>();
  final Map<String, Referral> referrals = new TreeMap<>();
  final Map<String, CaseFile> cases = new TreeMap<>();
  final Map<String, Handover> handovers = new TreeMap<>();
  final Map<String, Emergency> emergencies = new TreeMap<>();
  final Map<String, Task> tasks = new TreeMap<>();

  enum ConsentState {
    IN_FORCE,
    AWAITING,
    SUSPENDED,
    ENDED
  }

  static final class Consent {
    String name = "";
    String by = "";
    boolean guardians;
    Set<String> purposes = Set.of();
    Set<String> types = Set.of();
    Set<String> agencies = Set.of();
    Set<String> categories = Set.of();
    ConsentState state = ConsentState.IN_FORCE;

    /** Whose report of a withdrawal was lifted: the next one waits for confirmation. */
    final Set<String> lifted = new TreeSet<>();
  }

  static final class Subject {
    String name = "";
    String recorder = "";
    String responsible = "";
    String ageClass = "unknown";
    String country = "";
    final Set<String> recorded = new TreeSet<>();
    final List<Consent> consents = new ArrayList<>();

    /** By agency: whether a coordinator excluded it. */
    final Map<String, Boolean> excluded = new TreeMap<>();

    /** A withdrawal whose reach the rules leave open: the own record, the law for adults. */
    boolean takenBack;

    boolean danger;
    boolean reflecting;
    boolean reflectionOpen;
    boolean erased;
    int holds;

    boolean isAdult() {
      return ageClass.equals("adult");
    }
  }

  static final class Referral {
    String name = "";
    String subject = "";
    String sender = "";

    /** The case that it was sent out of: whoever holds that is its sender. */
    String fromCase = "";

    String receiver = "";
    String need = "";
    String country = "";
    String incident = "";
    String state = "";
    String caseName = "";
    boolean opensCase;
    String withdrawal = "";
    boolean taken;
    final Set<String> ever = new TreeSet<>();

    boolean isOffered() {
      return Set.of("submitted", "received", "information-requested").contains(state);
    }

    boolean isTaken() {
      return Set.of("accepted", "in-progress").contains(state);
    }

    boolean isOpen() {
      return isOffered() || isTaken() || state.equals("refused");
    }
  }

  static final class CaseFile {
    String name = "";
    String custodian = "";

    /** An exclusion through a tie may have moved it. */
    boolean custodianOpen;

    String state = "open";
    String offered = "";
    final Set<String> referrals = new TreeSet<>();
    final Set<String> former = new TreeSet<>();
    final Set<String> grants = new TreeSet<>();

    /** Who wrote notes, evidence, persons in it. */
    final Set<String> writers = new TreeSet<>();

    boolean isClosed() {
      return state.equals("closed");
    }
  }

  static final class Handover {
    String name = "";
    String caseName = "";
    String from = "";
    String to = "";
    String state = "offered";
  }

  static final class Emergency {
    String name = "";
    String referral = "";
    String subject = "";
    String client = "";
    String agency = "";
    String person = "";
    String purpose = "";
    boolean reviewed;
    boolean ended;
  }

  /** What waits for somebody. */
  static final class Task {
    String name = "";
    String kind = "";
    String subject = "";
    String about = "";
    String referral = "";

    /** The agency that is named. */
    String agency = "";

    String asker = "";
  }

  List<Referral> about(Subject subject) {
    return referrals.values().stream().filter(r -> r.subject.equals(subject.name)).toList();
  }

  List<CaseFile> casesOf(Subject subject) {
    return cases.values().stream()
        .filter(
            file ->
                file.referrals.stream()
                    .map(referrals::get)
                    .anyMatch(r -> r.subject.equals(subject.name)))
        .toList();
  }

  Subject subjectOf(Referral referral) {
    return subjects.get(referral.subject);
  }
}
