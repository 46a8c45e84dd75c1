package org.amaan.casework.trial.record;

import org.amaan.casework.api.model.TrialRecordReceipt;

/**
 * What whoever changed a record gets.
 *
 * @param etag of what the record shows them now
 */
public record WrittenRecord(TrialRecordReceipt receipt, String etag) {

  public static WrittenRecord of(TrialRecord record, String etag) {
    return new WrittenRecord(
        new TrialRecordReceipt(record.id(), record.version(), record.changedAt()), etag);
  }
}
