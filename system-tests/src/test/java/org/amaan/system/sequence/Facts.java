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

  static final class Consent {
    String name = "";
    String by = "";
    boolean guardians;
    Set<String> purposes = Set.of();
    Set<String> types = Set.of();
    Set<String> agencies = Set.of();
    Set<String> categories = Set.of();
    boolean confirmed = true;
    boolean rejected;
    boolean ended;

    /** The reports of a withdrawal that wait for a decision: kind of task and agency. */
    final Set<String> suspendedFor = new TreeSet<>();

    /** Whose report of a withdrawal was lifted: the next one waits for confirmation. */
    final Set<String> lifted = new TreeSet<>();

    boolean isInForce() {
      return confirmed && stands();
    }

    boolean isAwaiting() {
      return !confirmed && stands();
    }

    private boolean stands() {
      return !rejected && suspendedFor.isEmpty() && !ended;
    }
  }

  static final class Subject {
    String name = "";
    String recorder = "";
    String responsible = "";
    String ageClass = "unknown";
    String country = "";
    final Set<String> recorded = new TreeSet<>();

    /** By category: who wrote what stands there now, if not the recorder. */
    final Map<String, String> authors = new TreeMap<>();

    final List<Consent> consents = new ArrayList<>();

    /** By agency: whether a coordinator excluded it. */
    final Map<String, Boolean> excluded = new TreeMap<>();

    /** A withdrawal whose reach the rules leave open: the own record, the law for adults. */
    boolean takenBack;

    boolean danger;
    boolean reflecting;
    boolean reflectionOpen;
    boolean erased;

    /** Others were asked whether what they wrote may go with it, and somebody agreed. */
    boolean erasureOpen;

    int holds;

    String authorOf(String category) {
      return authors.getOrDefault(category, recorder);
    }

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

    /** Its incident ties its subject to others: the responsible agency stated it. */
    boolean ties;

    String state = "";
    String caseName = "";
    boolean opensCase;
    String withdrawal = "";

    /** Of a draft: whom it excludes once it is submitted. */
    final Set<String> intended = new TreeSet<>();

    boolean taken;

    /** An exclusion through a tie may have given it back to whoever sent it. */
    boolean stateOpen;

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

    /** By the name of each record of its trial: the command that entered it. */
    final Map<String, Kind> trial = new TreeMap<>();

    /** Who erased what their own agency had written in it. */
    final Set<String> erasedBy = new TreeSet<>();

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
