package org.amaan.casework.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The part that a person had in what happened. Without a colon: {@code per_RoleInProcess} of the
 * Human Trafficking Case Data Standard, word for word. With {@code amaan:}: ours, for the medical
 * side and others that the standard lacks.
 */
public enum PersonRole {
  TRAVELLING_PARTNER("TravellingPartner"),
  TRANSPORTER("Transporter"),
  RECRUITER_OR_INTERMEDIARY("RecruiterOrIntermediary"),
  BROKER_TRAVEL_AGENT("BrokerTravelAgent"),
  TRANSFERRED_INDIVIDUAL("TransferredIndividual"),
  HARBOURED_INDIVIDUAL("HarbouredIndividual"),
  SOLD_INDIVIDUAL("SoldIndividual"),
  BOUGHT_INDIVIDUAL("BoughtIndividual"),
  RECEIVED_INDIVIDUAL("ReceivedIndividual"),
  CONTROLLED_INDIVIDUAL("ControlledIndividual"),
  SMUGGLER("Smuggler"),
  ABUSER("Abuser"),
  KIDNAPPER("Kidnapper"),
  EXPLOITER("Exploiter"),
  OTHER("Other"),
  AMAAN_SURGEON("amaan:surgeon"),
  AMAAN_ANAESTHETIST("amaan:anaesthetist"),
  AMAAN_NEPHROLOGIST("amaan:nephrologist"),
  AMAAN_NURSE("amaan:nurse"),
  AMAAN_TRANSPLANT_COORDINATOR("amaan:transplant-coordinator"),
  AMAAN_LABORATORY("amaan:laboratory"),
  AMAAN_FACILITY_OWNER("amaan:facility-owner"),
  AMAAN_FACILITY_MANAGER("amaan:facility-manager"),
  AMAAN_RECIPIENT("amaan:recipient"),
  AMAAN_MATCHMAKER("amaan:matchmaker"),
  AMAAN_MINDER("amaan:minder"),
  AMAAN_INTERPRETER("amaan:interpreter"),
  AMAAN_DRIVER("amaan:driver"),
  AMAAN_DOCUMENT_FORGER("amaan:document-forger"),
  AMAAN_CREDITOR("amaan:creditor"),
  AMAAN_FINANCIER("amaan:financier"),
  AMAAN_PUBLIC_OFFICIAL("amaan:public-official");

  private final String value;

  PersonRole(String value) {
    this.value = value;
  }

  /** The contract's and the database's word, such as {@code amaan:public-official}. */
  @JsonValue
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }

  public static PersonRole of(String value) {
    return Arrays.stream(values())
        .filter(each -> each.value.equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value));
  }
}
