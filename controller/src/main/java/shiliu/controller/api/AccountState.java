package shiliu.controller.api;

/** How far a person has come: invited, key sent, named by the trust root, or shut out. */
public enum AccountState {
    INVITED,
    PENDING,
    CONFIRMED,
    REVOKED
}
