// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

/** The rule of RFC 5893, section 2, for labels of domain names that hold text written from right to left. */
final class DomainDirection {

    private DomainDirection() {}

    /** Tells whether a label has a character that makes its domain name one of this rule. */
    static boolean isRightToLeft(String label) {
        return label.codePoints()
                .anyMatch(point -> isRightToLeft(point)
                        || Character.getDirectionality(point) == Character.DIRECTIONALITY_ARABIC_NUMBER);
    }

    /** Tells whether a label that is not empty keeps to one direction. */
    static boolean isConsistent(String label) {
        int[] points = label.codePoints().toArray();
        boolean rightToLeft = isRightToLeft(points[0]);
        if (!rightToLeft && Character.getDirectionality(points[0]) != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
            return false;
        }
        boolean european = false;
        boolean arabic = false;
        for (int point : points) {
            byte direction = Character.getDirectionality(point);
            european = european || direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            arabic = arabic || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
            boolean strong = rightToLeft
                    ? isRightToLeft(point) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER
                    : direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
            if (!strong && !isWeak(direction)) {
                return false;
            }
        }
        return !(rightToLeft && european && arabic) && endsWell(points, rightToLeft);
    }

    private static boolean endsWell(int[] points, boolean rightToLeft) {
        int last = points.length - 1;
        while (last > 0 && Character.getDirectionality(points[last]) == Character.DIRECTIONALITY_NONSPACING_MARK) {
            last--;
        }
        byte direction = Character.getDirectionality(points[last]);
        if (direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER) {
            return true;
        }
        return rightToLeft
                ? isRightToLeft(points[last]) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER
                : direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isWeak(byte direction) {
        switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER:
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR:
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR:
            case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR:
            case Character.DIRECTIONALITY_BOUNDARY_NEUTRAL:
            case Character.DIRECTIONALITY_OTHER_NEUTRALS:
            case Character.DIRECTIONALITY_NONSPACING_MARK:
                return true;
            default:
                return false;
        }
    }
}
