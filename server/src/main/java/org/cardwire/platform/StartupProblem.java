package org.cardwire.platform;

/** The server cannot start: one sentence that says what is wrong, and one that says what to do. Printed as it is, without a trace. */
public final class StartupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupProblem(String problem, String remedy) {
        super(problem + " " + remedy);
    }

    public StartupProblem(String problem, String remedy, Throwable cause) {
        super(problem + " " + remedy, cause);
    }
}
