package org.amaan.casework.evidence.chain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an item: a person of an agency, or a place outside where nobody has an account.
 *
 * @param unit null where the person's token has none
 * @param outside a word of the contract; then the other three are null
 */
@Embeddable
public record Holder(
    @Column(name = "to_agency") @Nullable String agency,
    @Column(name = "to_unit") @Nullable String unit,
    @Column(name = "to_person") @Nullable String person,
    @Column(name = "to_outside") @Nullable String outside) {

  public static final String COLLECTOR = "collector";

  public static Holder person(String agency, @Nullable String unit, String person) {
    return new Holder(agency, unit, person, null);
  }

  public static Holder outside(String type) {
    return new Holder(null, null, null, type);
  }

  public boolean isOutside() {
    return outside != null;
  }

  /** The one who signs for it, or nobody. */
  public boolean is(@Nullable String agency, @Nullable String unit, @Nullable String person) {
    return !isOutside()
        && person != null
        && person.equals(this.person)
        && Objects.equals(agency, this.agency)
        && (this.unit == null || this.unit.equals(unit));
  }
}
