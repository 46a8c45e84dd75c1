package org.amaan.casework.evidence.chain;

import java.time.Instant;
import java.util.Set;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.directory.Unit;

/**
 * Who may have the case's items now: its custodian unit and agencies with a grant.
 *
 * @param since when the custodian took the case
 */
public record Custody(Unit custodian, Instant since, Set<String> granted) {

  public static Custody of(CaseFile file) {
    return new Custody(file.custodian(), file.custodianSince(), Set.copyOf(file.readers()));
  }

  public boolean covers(Holder holder) {
    return granted.contains(String.valueOf(holder.agency()))
        || (custodian.agency().equals(holder.agency()) && custodian.unit().equals(holder.unit()));
  }
}
