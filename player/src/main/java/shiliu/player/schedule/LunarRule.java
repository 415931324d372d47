package shiliu.player.schedule;

import shiliu.player.playlist.Day;

/**
 * A day of each lunar year. A thirtieth does not come in a month of 29 days.
 *
 * @param day 1 to 30, or {@code -1}: the month's last
 */
public record LunarRule(int month, int day, Leap leap) {
    public LunarRule {
        new Day.Lunar(month, day);
    }
}
