package org.cardwire.delivery;

/** What kept the form in turn from going out. */
enum Obstacle {
    /** No link that could carry it was up. */
    NO_LINK(Reason.NO_LINK_IN_TIME),
    /** Its media were not made yet. */
    NOT_READY(Reason.MEDIA_NOT_READY_IN_TIME),
    /** A link that was up did not take it: it throttled, or broke when the form was on its way. */
    NOT_TAKEN(Reason.NOT_ACCEPTED_IN_TIME);

    private final Reason inTime;

    Obstacle(Reason inTime) {
        this.inTime = inTime;
    }

    /** Why the form is given up when patience with this is over. */
    Reason inTime() {
        return inTime;
    }
}
