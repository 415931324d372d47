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
 * @param doing what is under way with it, in a few words; empty text where nothing is
 * @param sent packets to the card so far, tries included
 * @param bytes bytes to the card so far
 */
public record Watch(
        Optional<Lit> lit,
        Optional<Duration> silent,
        Optional<DriverException> trouble,
        String doing,
        long sent,
        long bytes) {}
