package org.evenhand.app.api;

/**
 * What the description of the API says of each path. A path that is added has to be told of here,
 * and nowhere else: parameters, answers and problems follow from {@link Route} and the catalogue.
 *
 * @param summary in a line
 * @param description in sentences
 * @param answer the name of the schema of what comes back
 * @param fields a {@code fields} text to try, or empty where there is none
 */
record RouteText(String summary, String description, String answer, String fields) {

  static RouteText of(Route route) {
    return switch (route) {
      case ME ->
          new RouteText(
              "The person who authorised the app",
              "One person, with lists within as far as fields asks for them.",
              "PERSON",
              "id,name,friends.limit(2){id,name}");
      case FRIENDS ->
          new RouteText(
              "Their friends",
              "Those of their friends who consented to be in this app's friend lists, page by page,"
                  + " in the order of the app's ids.",
              "List_friends",
              "id,name");
      case RELATIONSHIPS ->
          new RouteText(
              "Their relationships",
              "The relationship on file, with the partner where both consented.",
              "List_relationships",
              "id,status");
      case PHOTOS ->
          new RouteText(
              "Their photos",
              "What is known of their photos to which the owner and everyone tagged consented,"
                  + " newest first.",
              "List_photos",
              "id,taken_at,width,height");
      case FAMILY ->
          new RouteText(
              "Their relatives",
              "Relatives who name each other, where both consented.",
              "List_family",
              "id,relationship");
      case LIKES ->
          new RouteText(
              "What they like", "What they said that they like.", "List_likes", "id,name");
      case CONTENT ->
          new RouteText(
              "A photo's bytes",
              "The picture, without what its file hides unless the token may have that too.",
              "",
              "");
      case PERSON ->
          new RouteText(
              "One person by id",
              "Somebody whose id an earlier answer gave. Whoever may not be seen looks like"
                  + " nobody.",
              "PERSON",
              "id,name");
      case PHOTO ->
          new RouteText(
              "One photo by id",
              "A photo whose id an earlier answer gave. One that may not be seen looks like none.",
              "PHOTO",
              "id,taken_at");
      case RECORD ->
          new RouteText(
              "What the record says of one answer",
              "The app's own reading of one of its frames: which lines left, on what ground. It"
                  + " counts as a call.",
              "Frame",
              "");
      case DEBUG_TOKEN ->
          new RouteText(
              "What a token may do",
              "For each data type until when and on what ground, the cut-offs to come, and what the"
                  + " hour has left. It counts as a call and is not recorded.",
              "Token",
              "");
      case DEBUG_FORM ->
          new RouteText(
              "What another token may do",
              "As GET tells it, of a token that stands in a form: so it is in no address, and in no"
                  + " log of addresses. It counts as a call and is not recorded.",
              "Token",
              "");
      case CONTRIBUTIONS ->
          new RouteText(
              "Give data in return",
              "Data about a person who lets the app tell it, under a deal that the register shows.",
              "Receipt",
              "");
      case UPLOAD ->
          new RouteText(
              "Bring a photo",
              "A photo of the person's own, as the body or as the part source of a form: JPEG, PNG,"
                  + " GIF or WebP, told by its bytes. For the platform's own client alone.",
              "Uploaded",
              "");
      case REMOVAL ->
          new RouteText(
              "Take a photo away",
              "A photo of the person's own, with its tags and its file. For the platform's own"
                  + " client alone.",
              "Removed",
              "");
    };
  }
}
