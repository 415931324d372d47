package shiliu.protocols.line;

import java.time.Duration;
import java.util.Optional;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Lit;

/**
 * What the line knows of one card.
 *
 * @param lit what the card shows for certain; empty where nobody knows
 * @param silent set where the card no longer answers: how long ago it was last heard
 * @param trouble why the last thing that was wanted of it failed
 * @param sent packets to the card so far, tries included
 * @param bytes bytes to the card so far
 */
public record Watch(
        Optional<Lit> lit, Optional<Duration> silent, Optional<DriverException> trouble, long sent, long bytes) {}
