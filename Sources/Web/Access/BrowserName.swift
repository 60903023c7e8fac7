// SPDX-License-Identifier: Apache-2.0

/// What a browser says of itself, in the few words by which its owner knows it: «Firefox · Windows».
enum BrowserName {
  /// The first that stands in the field decides, since most browsers also name those that they are like.
  private static let programs = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc_browser", "Coc Coc"), ("SamsungBrowser", "Samsung Internet"),
    ("Zalo", "Zalo"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
  ]
  private static let systems = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
  ]

  /// The browser and its system; empty where the field names neither. Nothing else of the field is kept.
  static func plain(_ userAgent: String) -> String {
    let text = userAgent.utf8.prefix(500)
    let names = [programs, systems].compactMap { known in
      known.first { text.firstRange(of: $0.0.utf8) != nil }?.1
    }
    return names.joined(separator: " · ")
  }
}
