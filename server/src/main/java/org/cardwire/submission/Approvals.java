package org.cardwire.submission;

import java.util.List;
import java.util.OptionalInt;

/** What a brand lets go to real handsets. May block. */
public interface Approvals {
    /** Whether it lets approved versions of templates go only. */
    boolean approvedOnly(long brand);

    boolean isApproved(long brand, long template, int version);

    OptionalInt newestApproved(long brand, long template);

    /** Names of the people who can approve. */
    List<String> approvers(long brand);
}
